import { Temporal } from 'temporal-polyfill'
import { day } from './period.ts'

/** From this instant on, the zone's clock is so many milliseconds ahead of UTC. */
type Change = { at: number; offset: number }

/** Rules of zones do not change under a running process: each zone's year is looked up once. */
const known = new Map<string, Map<number, readonly Change[]>>()

function changesIn(zone: string, year: number): readonly Change[] {
  const years = known.get(zone) ?? new Map<number, readonly Change[]>()
  known.set(zone, years)
  const found = years.get(year)
  if (found) return found
  const start = Date.UTC(year, 0, 1)
  const end = Date.UTC(year + 1, 0, 1)
  const first = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  const changes: Change[] = [{ at: start, offset: first.offsetNanoseconds / 1e6 }]
  for (
    let next = first.getTimeZoneTransition('next');
    next !== null && next.epochMilliseconds < end;
    next = next.getTimeZoneTransition('next')
  ) {
    changes.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 })
  }
  years.set(year, changes)
  return changes
}

/** How far the clock of an IANA zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const changes = changesIn(zone, new Date(at).getUTCFullYear())
  let offset = changes[0]?.offset ?? 0
  for (const change of changes) if (change.at <= at) offset = change.offset
  return offset
}

/** The branch's calendar day at an instant (ms), counted from 1 January 1970; what Temporal would say, and cheaper. */
export const localDay = (zone: string, at: number): number => Math.floor((at + offsetAt(zone, at)) / day)

/** Minutes since local midnight at an instant (ms). */
export function localMinute(zone: string, at: number): number {
  const local = at + offsetAt(zone, at)
  return Math.floor((local - Math.floor(local / day) * day) / 60_000)
}

/** The weekday of a counted day: Monday is 0. */
export const weekdayOf = (localDayNumber: number): number => (((localDayNumber + 3) % 7) + 7) % 7
