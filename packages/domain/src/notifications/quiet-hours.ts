import { wallClock } from '../kernel/index.ts'

export type QuietHours = {
  timeZone: string
  /** Minutes of the day on the customer's clock; `to` may be on the next day. The same twice: there are none. */
  from: number
  to: number
}

/** When somebody may be disturbed at the earliest: now, or at the end of their quiet hours. */
export function afterQuiet(now: Date, { timeZone, from, to }: QuietHours): Date {
  const clock = wallClock(now, timeZone)
  const minute = clock.hour * 60 + clock.minute
  const isQuiet = from < to ? minute >= from && minute < to : from > to && (minute >= from || minute < to)
  if (!isQuiet) return now
  const day = minute < to ? clock.toPlainDate() : clock.toPlainDate().add({ days: 1 })
  const end = day.toPlainDateTime({ hour: Math.floor(to / 60), minute: to % 60 })
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => new Date(end.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds),
  )
  // In the night that clocks are put back, the end may come twice, and the first be over.
  return first && first > now ? first : (second ?? now)
}
