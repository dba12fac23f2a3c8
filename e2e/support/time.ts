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
export function onDay(now: Date, days: number, time: string, zone: string): string {
  const noon = Date.parse(`${wallClock(now, zone).slice(0, 10)}T12:00Z`)
  return `${new Date(noon + days * day).toISOString().slice(0, 10)}T${time}`
}

/** The first day from so many days on at which the clocks of a zone change: "2027-03-28". */
export function nextClockChange(now: Date, days: number, zone: string): string {
  const midnight = (ahead: number) => instantAt(onDay(now, ahead, '00:00', zone), zone).getTime()
  let ahead = days
  while (offsetAt(midnight(ahead), zone) === offsetAt(midnight(ahead + 1), zone)) ahead += 1
  return onDay(now, ahead, '00:00', zone).slice(0, 10)
}

/** Days of the year on which shops of France or Great Britain may be closed; of a fixed date alone. */
const isHoliday = (date: string): boolean =>
  /-(05-01|05-08|07-14|08-15|11-01|11-11|12-2[4-9]|12-3[01]|01-0[12])$/.test(date)

export const wednesday = 3
export const tuesday = 2

/**
 * How many days from `now` on the wall of a zone the next such weekday is: `least` days or a few more, and neither
 * it nor the days that come `also` so much later are holidays.
 */
export function daysUntil(
  now: Date,
  weekday: number,
  least: number,
  zone: string,
  also: readonly number[] = [],
): number {
  const dateIn = (days: number) => onDay(now, days, '12:00', zone).slice(0, 10)
  let days = least
  while (
    new Date(dateIn(days)).getUTCDay() !== weekday ||
    [0, ...also].some((later) => isHoliday(dateIn(days + later)))
  ) {
    days += 1
  }
  return days
}
