/** Wall-clock arithmetic for the seed: days are counted from 1 January 1970, minutes from local midnight. */

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** Minutes east of UTC at noon of that day; every zone of the seed changes its clock before 03:00. */
function offsetMinutes(zone: string, day: number): number {
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const name =
    format.formatToParts(day * dayMs + dayMs / 2).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = name.match(/GMT(?:([+-])(\d\d):(\d\d))?/) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  offsets.set(key, offset)
  return offset
}

/** The instant (ms) when the clock of the zone shows `minutes` on that day. */
export function instantOf(zone: string, day: number, minutes: number): number {
  return day * dayMs + (minutes - offsetMinutes(zone, day)) * minuteMs
}

/** The local day of an instant, and the minutes since its midnight. */
export function wallClock(zone: string, instant: number): { day: number; minutes: number } {
  const guess = Math.floor(instant / dayMs)
  const local = instant + offsetMinutes(zone, guess) * minuteMs
  const day = Math.floor(local / dayMs)
  return { day, minutes: Math.floor((local - day * dayMs) / minuteMs) }
}

/** Monday is 0. */
export const weekday = (day: number) => (day + 3) % 7

/** The beginning of the UTC day. */
export const midnight = (at: Date) => new Date(Math.floor(at.getTime() / dayMs) * dayMs)
