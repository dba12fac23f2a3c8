import { Temporal } from 'temporal-polyfill'
import { formatInstant, type InstantStyle } from '../format/date-time.ts'

/** A date on the branch's calendar: "2026-05-12". */
export type LocalDate = string
/** A time on the branch's clock: "10:00". */
export type LocalTime = string
/** Both: "2026-05-12T10:00", on the branch's calendar and clock, in no zone of its own. */
export type LocalDateTime = string

/** The instant (ISO, with the branch's offset then) at which the clocks of `zone` show `local`. */
export function toInstant(local: LocalDateTime, zone: string): string {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toString({ timeZoneName: 'never' })
}

/** What the clocks of `zone` show at an ISO instant. */
export function toLocal(iso: string, zone: string): LocalDateTime {
  return Temporal.Instant.from(iso)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** A date some days later (or earlier). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** A local date and time in the locale's way; no zone takes part. */
export function formatLocal(local: LocalDateTime, locale: string, style: InstantStyle = 'dateTime'): string {
  return formatInstant(`${local}Z`, 'UTC', locale, style)
}

/** The date and the time of a local date-time. */
export function splitLocal(local: LocalDateTime): { date: LocalDate; time: LocalTime } {
  return { date: local.slice(0, 10), time: local.slice(11, 16) }
}

/** The times of a day, `step` minutes apart: "00:00", "00:30", … */
export function timesOfDay(step: number): LocalTime[] {
  return Array.from({ length: Math.floor(1440 / step) }, (_, index) => {
    const minutes = index * step
    return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
  })
}

/** A calendar's own idea of a date: noon of that day on this device, so that no zone can shift it. */
export function toCalendarDate(date: LocalDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day, 12)
}

export function fromCalendarDate(date: Date): LocalDate {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
