import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** An instant with its offset, as ISO 8601 over the wire and a `Date` inside. An instant without offset is refused. */
export const instant = z.iso
  .datetime({
    offset: true,
    error: 'Give an instant as ISO 8601 with its offset, like 2026-07-01T10:00:00+02:00.',
  })
  .transform((text) => new Date(text))

/** Half-open: the end is the first instant that is free again. */
export type Period = { from: Date; to: Date }

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute)

export const lengthMs = (period: Period): number => period.to.getTime() - period.from.getTime()

/** The wall-clock of an IANA zone at an instant. */
export function wallClock(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
}

/** `[from, to)` as PostgreSQL reads a tstzrange. */
export const toRange = (period: Period): string => `[${period.from.toISOString()},${period.to.toISOString()})`

/**
 * So many minutes earlier. Whole days are days of the branch's wall-clock: 24 h before Sunday 10:00 is Saturday 10:00,
 * also when the clocks change that night.
 */
export function wallClockBefore(at: Date, minutes: number, timeZone: string): Date {
  const days = Math.floor(minutes / 1440)
  const earlier = wallClock(at, timeZone)
    .subtract({ days })
    .subtract({ minutes: minutes % 1440 })
  return new Date(earlier.epochMilliseconds)
}
