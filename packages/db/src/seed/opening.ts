import type { Site } from './branches.ts'
import { dayMs, instantOf, weekday } from './zones.ts'

/** French holidays of a fixed date, `month-day`; the moving ones are left out: it is a demonstration. */
const holidays = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'])
const isHoliday = (day: number) => holidays.has(new Date(day * dayMs).toISOString().slice(5, 10))

/** Bookings start and end at full or half hours. */
const step = 30

/** The first bookable instant (ms) at or after this time of the branch's clock while it is open. */
export function firstOpen({ row, hours }: Site, day: number, minutes: number): number {
  let earliest = Math.ceil(minutes / step) * step
  for (let on = day; on < day + 10; on++) {
    const closed = hours.text.includes('PH off') && isHoliday(on)
    for (const [from, to] of closed ? [] : (hours.week[weekday(on)] ?? [])) {
      const at = Math.max(earliest, from)
      if (at <= Math.min(to, 24 * 60 - step)) return instantOf(row.time_zone, on, at)
    }
    earliest = 0
  }
  throw new Error(`${row.id} does not open within ten days.`)
}
