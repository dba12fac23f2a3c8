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
