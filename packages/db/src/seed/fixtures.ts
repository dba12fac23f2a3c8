import { flagshipId, type Site } from './branches.ts'
import { firstOpen } from './opening.ts'
import type { FixedTrip } from './trips.ts'
import { dayMs, hourMs, wallClock } from './zones.ts'

/** A trip on the branch's clock: from `day` (counted from today) at `at` hours, for so many hours. */
function onClock(
  site: Site,
  now: Date,
  day: number,
  at: number,
  hours: number,
): Pick<FixedTrip, 'start' | 'end'> {
  const today = wallClock(site.row.time_zone, now.getTime()).day
  const start = firstOpen(site, today + day, at * 60)
  const back = wallClock(site.row.time_zone, start + hours * hourMs)
  return { start, end: firstOpen(site, back.day, back.minutes) }
}

/** In so many hours if the branch is open then, else this morning; on a day off, when it opens next. */
function sometimeToday(site: Site, now: Date, inHours: number): number {
  const zone = site.row.time_zone
  const today = wallClock(zone, now.getTime()).day
  const soon = wallClock(zone, now.getTime() + inHours * hourMs)
  const later = firstOpen(site, soon.day, soon.minutes)
  const morning = firstOpen(site, today, 9 * 60)
  return [later, morning].find((at) => wallClock(zone, at).day === today) ?? later
}

/** Someone comes today. */
function leavesToday(site: Site, now: Date): FixedTrip {
  const start = sometimeToday(site, now, 1)
  const back = wallClock(site.row.time_zone, start + 2 * dayMs)
  return { start, end: firstOpen(site, back.day, back.minutes) }
}

/** Someone brings a unit back today. */
function returnsToday(site: Site, now: Date): FixedTrip {
  const end = sometimeToday(site, now, 2)
  const before = wallClock(site.row.time_zone, end - 4 * dayMs)
  return { start: firstOpen(site, before.day, before.minutes), end }
}

/** Should be back for two and a half hours, and the next customer is on the way. */
function overdue(site: Site, now: Date): FixedTrip[] {
  const hour = Math.floor(now.getTime() / hourMs) * hourMs
  const next = onClock(site, new Date(hour + 3 * hourMs), 0, 0, 0)
  const start = Math.max(next.start, hour + 4 * hourMs)
  return [
    { start: hour - 3 * dayMs, end: hour - 2 * hourMs, neverReturned: true },
    { start, end: start + 2 * dayMs },
  ]
}

const mine = (trip: FixedTrip): FixedTrip => ({ ...trip, byDemoCustomer: true })

/** What the demo customer has behind and ahead: cars. */
const demoRentals = (site: Site, now: Date, elsewhere: Site | undefined): FixedTrip[][] => [
  [mine(onClock(site, now, -41, 10, 72)), mine(onClock(site, now, 30, 9, 168))],
  [mine(onClock(site, now, -12, 9, 48))],
  [mine(onClock(site, now, -1, 10, 96))],
  [mine({ ...onClock(site, now, 6, 9, 120), ...(elsewhere && { to: elsewhere }) })],
]

/** And bays. */
const demoStays = (site: Site, now: Date): FixedTrip[][] => [
  [mine(onClock(site, now, -20, 8, 48)), mine(onClock(site, now, 13, 7, 72))],
  [mine(onClock(site, now, -1, 8, 72))],
]

/**
 * What the units of a branch must do, in the order of the units: every branch sees someone leave and someone return
 * today; the flagship also has late customers and those of the demonstration.
 */
export function fixedTrips(
  product: 'rental' | 'parking',
  site: Site,
  now: Date,
  elsewhere?: Site,
): FixedTrip[][] {
  const everywhere = [[leavesToday(site, now)], [returnsToday(site, now)]]
  if (site.row.id !== flagshipId) return everywhere
  const demo = product === 'rental' ? demoRentals(site, now, elsewhere) : demoStays(site, now)
  const late =
    product === 'rental' ? [overdue(site, now), overdue(site, now)] : [overdue(site, now).slice(0, 1)]
  return [...everywhere, ...demo, ...late]
}
