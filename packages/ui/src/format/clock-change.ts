import { Temporal } from 'temporal-polyfill'

export interface ClockChange {
  /** The ISO instant at which the clocks move. */
  at: string
  /** How far they move: −60 when they go back an hour, 60 when they go forward. */
  minutes: number
}

/** The clock changes of an IANA zone inside `[start, end)`, in order. */
export function clockChanges(start: string, end: string, zone: string): ClockChange[] {
  const last = Temporal.Instant.from(end).epochMilliseconds
  const changes: ClockChange[] = []
  let before = Temporal.Instant.from(start).toZonedDateTimeISO(zone)
  for (;;) {
    const next = before.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds >= last) return changes
    // The clock just before a transition still shows the old offset.
    const minutes = (next.offsetNanoseconds - next.subtract({ milliseconds: 1 }).offsetNanoseconds) / 60e9
    // Some transitions rename a zone without moving its clock.
    if (minutes !== 0) changes.push({ at: next.toInstant().toString(), minutes })
    before = next
  }
}
