import type { BookingRow } from '../schema/booking.ts'
import type { Random } from './random.ts'
import type { Trip } from './trips.ts'
import { dayMs, hourMs, minuteMs } from './zones.ts'

/** How a booking came to its end, or where it stands. */
export type Fate = Pick<
  BookingRow,
  'status' | 'confirmed_at' | 'checked_in_at' | 'checked_out_at' | 'closed_at' | 'close_reason'
>

/** When the customer booked: some weeks ahead for a car, some days for a bay; never later than now. */
export function bookedAt({ unit, start }: Trip, now: number, random: Random): number {
  const ahead = random.exponential((unit.product === 'rental' ? 14 : 4) * dayMs)
  const latest = now - 15 * minuteMs
  const at = start - hourMs - ahead
  return Math.round(at <= latest ? at : latest - ahead / 2)
}

/** A stay of under four hours in a car park is given away sooner. */
const waitsMinutes = ({ unit, from, start, end }: Trip) =>
  unit.product === 'rental'
    ? from.row.rental_no_show_minutes
    : end - start < 4 * hourMs
      ? from.row.short_parking_no_show_minutes
      : from.row.parking_no_show_minutes

export const notBegun = { checked_in_at: null, checked_out_at: null, closed_at: null, close_reason: null }

/** What has become of a trip by now. */
export function fateOf(trip: Trip, now: number, confirmedAt: Date): Fate {
  const confirmed = { ...notBegun, status: 'confirmed', confirmed_at: confirmedAt } as const
  if (trip.noShow) {
    const closedAt = trip.start + waitsMinutes(trip) * minuteMs
    return closedAt > now
      ? confirmed
      : { ...confirmed, status: 'no_show', closed_at: new Date(closedAt), close_reason: 'no_show' }
  }
  if (trip.in > now) return confirmed
  const active = { ...confirmed, status: 'active', checked_in_at: new Date(trip.in) } as const
  if (trip.out > now) return active
  const out = new Date(trip.out)
  return { ...active, status: 'completed', checked_out_at: out, closed_at: out, close_reason: 'returned' }
}

/** A booking of the past that was called off before anybody else wanted the unit, or that nobody paid for. */
export function letGoFate(createdAt: number, expiresAt: Date, before: Date, random: Random): Fate {
  if (random.chance(0.3))
    return {
      ...notBegun,
      status: 'expired',
      confirmed_at: null,
      closed_at: expiresAt,
      close_reason: 'hold_ran_out',
    }
  const confirmedAt = createdAt + random.int(50, 400) * 1000
  const closedAt = new Date(confirmedAt + random.next() * (before.getTime() - hourMs - confirmedAt))
  return {
    ...notBegun,
    status: 'cancelled',
    confirmed_at: new Date(confirmedAt),
    closed_at: closedAt,
    close_reason: 'customer',
  }
}
