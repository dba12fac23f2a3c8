import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { bookingEvent } from './booking-event.ts'
import { bookingId } from './contract.ts'
import { lockBooking } from './store.ts'

/** Notes when an active booking is thought to be back; null: at its end. @throws WRONG_STATUS, TOO_EARLY in the past */
export const noteExpectedBack = command({
  name: 'booking.noteExpectedBack',
  access: system,
  input: z.object({ bookingId, at: z.date().nullable() }),
  run: async (work, { bookingId, at }): Promise<BookingRow> => {
    const booking = await lockBooking(work.tx, bookingId)
    if (booking.status !== 'active')
      refuse('WRONG_STATUS', 'Only a booking that is out comes back.', { status: booking.status })
    if (at !== null && at < work.now)
      refuse('PERIOD_IN_PAST', 'That time has passed. Give a later one.', { now: work.now.toISOString() })
    const [row = booking] = await work.tx<BookingRow[]>`
      update bookings set expected_back_at = ${at}, version = version + 1 where id = ${booking.id} returning *`
    work.record('booking', booking.id, { expectedBackAt: at?.toISOString() ?? null })
    work.emit(bookingEvent('booking.expected_back', row))
    return row
  },
})
