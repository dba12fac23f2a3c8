import type { BranchRow } from '@forecourt/db/schema/fleet'
import { Temporal } from 'temporal-polyfill'
import { type Period, wallClock } from '../kernel/index.ts'
import { openingHoursLibrary } from './opening-hours-library.ts'
import { remember } from './remember.ts'
import { WallDate } from './wall-date.ts'

/**
 * When a branch is open, from its OpenStreetMap `opening_hours` text, read on the branch's own clock and with the
 * public holidays of its country. The text is evaluated a local day at a time and what comes out is turned into
 * instants once, so every answer below follows from the same intervals. Where a clock change skips or repeats the
 * hour of a boundary, the boundary moves as Temporal's `compatible` says. Hours that follow the sun are refused.
 */
export type Hours = Pick<BranchRow, 'opening_hours' | 'time_zone' | 'country'>

/** Whose calendar of public holidays counts, where the library needs more than the country's code. */
const holidayRegions: Record<string, { country_code: string; state: string }> = {
  GB: { country_code: 'gb', state: 'England' },
  RE: { country_code: 'fr', state: 'La Réunion' },
}

/** How far ahead a change is looked for: a fortnight has every weekday twice, a holiday among them. */
const horizonDays = 14

const parsed = remember(500, (key) => {
  const [text = '', country = ''] = key.split('|')
  if (/sunrise|sunset|dawn|dusk/i.test(text)) throw new Error(`Hours that follow the sun: ${text}`)
  const address = holidayRegions[country] ?? { country_code: country.toLowerCase(), state: '' }
  return new openingHoursLibrary(text, { lat: 0, lon: 0, address })
})

/** The intervals of one local day, `[00:00, 24:00)`; the keys are texts so that branches with like hours share them. */
const openOn = remember(20_000, (key): readonly Period[] => {
  const [text = '', country = '', timeZone = '', date = ''] = key.split('|')
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds
  const toInstant = (reading: Date) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(reading.getTime())
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime()
      .toZonedDateTime(timeZone)
    return new Date(zoned.epochMilliseconds)
  }
  const next = new WallDate(midnight + 24 * 60 * 60_000)
  return parsed(`${text}|${country}`)
    .getOpenIntervals(new WallDate(midnight), next)
    .map(([from, to]) => ({ from: toInstant(from), to: toInstant(to) }))
    .filter(({ from, to }) => from < to)
})

const openDay = (hours: Hours, date: Temporal.PlainDate): readonly Period[] =>
  openOn([hours.opening_hours, hours.country, hours.time_zone, date.toString()].join('|'))

/** Opening intervals of so many local days from a date on, cut to them; an interval may run over midnight. */
export function intervals(hours: Hours, fromDate: string | Temporal.PlainDate, days: number): Period[] {
  const first = Temporal.PlainDate.from(fromDate)
  const joined: Period[] = []
  for (let ahead = 0; ahead < days; ahead++) {
    for (const interval of openDay(hours, first.add({ days: ahead }))) {
      const last = joined.at(-1)
      if (last && last.to >= interval.from) last.to = interval.to
      else joined.push({ ...interval })
    }
  }
  return joined
}

/** Whether a customer who comes at this instant finds the branch open. */
export function isOpenAt(hours: Hours, at: Date): boolean {
  const today = wallClock(at, hours.time_zone).toPlainDate()
  return openDay(hours, today).some(({ from, to }) => from <= at && at < to)
}

/** Whether a vehicle may be brought back at this instant: also at the very minute of closing. */
export const isOpenForReturn = (hours: Hours, at: Date): boolean =>
  isOpenAt(hours, at) || isOpenAt(hours, new Date(at.getTime() - 1))

/** When the branch next opens or closes; null when nothing changes within a fortnight. */
export function nextChange(hours: Hours, at: Date): Date | null {
  const today = wallClock(at, hours.time_zone).toPlainDate()
  let openUntil: Date | null = null
  for (let ahead = 0; ahead < horizonDays; ahead++) {
    for (const { from, to } of openDay(hours, today.add({ days: ahead }))) {
      if (openUntil !== null && openUntil < from) return openUntil
      if (from > at && openUntil === null) return from
      if (to > at) openUntil = to
    }
    const tomorrow = today.add({ days: ahead + 1 }).toZonedDateTime(hours.time_zone).epochMilliseconds
    if (openUntil !== null && openUntil.getTime() < tomorrow) return openUntil
  }
  return null
}

/** The open times on either side of one that is not: the closing before it and the opening after it. */
export function nearestOpen(hours: Hours, at: Date): { closesAt: Date | null; opensAt: Date | null } {
  const today = wallClock(at, hours.time_zone).toPlainDate()
  const before = intervals(hours, today.subtract({ days: horizonDays }), horizonDays + 1)
  return { closesAt: before.findLast(({ to }) => to <= at)?.to ?? null, opensAt: nextChange(hours, at) }
}
