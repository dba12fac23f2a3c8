import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { refuse } from '../kernel/index.ts'
import { findBooking } from './store.ts'

/**
 * Locks a booking's unit as `lockBooking` does, and with it the unit that a pending change of it keeps: both in one
 * order, so that two verbs never wait for each other.
 */
export async function lockBookingAndChange(tx: Tx, bookingId: string): Promise<BookingRow> {
  for (;;) {
    const locked = await unitsOf(tx, bookingId, 'lock')
    if (locked.length === 0)
      return refuse('NOT_FOUND', 'There is no such booking, or this account may not see it.')
    // While we waited the booking may have moved, or another change may have been asked for.
    const needed = await unitsOf(tx, bookingId, 'look')
    if (needed.every((id) => locked.includes(id))) return findBooking(tx, bookingId)
  }
}

async function unitsOf(tx: Tx, bookingId: string, how: 'lock' | 'look'): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select u.id from units u where u.id in (
      select unit_id from bookings where id = ${bookingId}
      union all
      select k.unit_id from claims k join booking_changes c on c.id = k.change_id where c.booking_id = ${bookingId})
    order by u.id ${how === 'lock' ? tx`for no key update of u` : tx``}`
  return rows.map((row) => row.id)
}
