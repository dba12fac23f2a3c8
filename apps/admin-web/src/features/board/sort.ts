import type { Board } from '@forecourt/domain/booking/contract'

/** What comes back today: what is late first, then by time. A late one is never also due. */
export const returning = ({ overdue, departures }: Board): Board['departures'] => {
  const late = new Set(overdue.map((row) => row.id))
  return [...overdue, ...departures.filter((row) => !late.has(row.id))]
}

/** How many minutes `iso` is past; 0 when it is still to come. */
export const minutesPast = (iso: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000))
