import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { releaseClaim } from './claims.ts'
import { bookingId } from './contract.ts'
import { lockBooking, transition } from './store.ts'

/** Until when a booking waits for its customer; the database says it, for the sweep as well. */
async function noShowAt(tx: Tx, bookingId: string): Promise<Date | null> {
  const [row] = await tx<{ at: Date }[]>`
    select no_show_at(b, p) as at from bookings b join branches p on p.id = b.pickup_branch_id where b.id = ${bookingId}`
  return row?.at ?? null
}

/** Closes a booking whose customer did not come and gives its unit back. @throws TOO_EARLY within the grace, WRONG_STATUS */
export const markNoShow = command({
  name: 'booking.markNoShow',
  access: system,
  input: z.object({ bookingId }),
  run: async (work, input): Promise<BookingRow> => {
    const booking = await lockBooking(work.tx, input.bookingId)
    const at = await noShowAt(work.tx, booking.id)
    if (at && work.now < at) {
      refuse('TOO_EARLY', `The customer has time until ${at.toISOString()}.`, { at: at.toISOString() })
    }
    const closed = await transition(work, booking, 'mark_no_show', {
      closed_at: work.now,
      close_reason: 'no_show',
    })
    await releaseClaim(work.tx, booking, 'no_show', work.now)
    return closed
  },
})
