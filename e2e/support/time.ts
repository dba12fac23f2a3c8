/** Wall clocks by `Intl` alone: what the tests expect does not come from the code that they check. */

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** What the clocks of a zone show: "2026-11-21T10:00". */
export const wallClock = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')

/** How far the clocks of a zone are ahead of UTC at that moment, in ms. */
function offsetAt(at: number, zone: string): number {
  const wholeMinute = Math.floor(at / minute) * minute
  return Date.parse(`${wallClock(new Date(wholeMinute), zone)}Z`) - wholeMinute
}

/** The instant at which the clocks of a zone show "2026-11-21T10:00". */
export function instantAt(wall: string, zone: string): Date {
  const utc = Date.parse(`${wall}Z`)
  const guess = utc - offsetAt(utc, zone)
  return new Date(utc - offsetAt(guess, zone))
}

/** "10:00" on the wall of a zone so many days from `now`: "2026-11-21T10:00". */
export const onDay = (now: Date, days: number, time: string, zone: string): string =>
  `${wallClock(new Date(now.getTime() + days * day), zone).slice(0, 10)}T${time}`

/** The next day on which the clocks of a zone change: "2027-03-28". */
export function nextClockChange(now: Date, zone: string): string {
  let at = now.getTime()
  while (offsetAt(at, zone) === offsetAt(at + day, zone)) at += day
  return wallClock(new Date(at + day), zone).slice(0, 10)
}
