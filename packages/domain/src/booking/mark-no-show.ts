import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { addMinutes, command, hour, refuse, system } from '../kernel/index.ts'
import { releaseClaim } from './claims.ts'
import { bookingId } from './contract.ts'
import { lockBooking, transition } from './store.ts'

type Grace = {
  rental_no_show_minutes: number
  parking_no_show_minutes: number
  short_parking_no_show_minutes: number
}

/** Until when a booking waits for its customer; a stay of under four hours in a car park waits less. */
export function noShowAt(booking: Pick<BookingRow, 'product' | 'starts_at' | 'ends_at'>, grace: Grace): Date {
  if (booking.product === 'rental') return addMinutes(booking.starts_at, grace.rental_no_show_minutes)
  const short = booking.ends_at.getTime() - booking.starts_at.getTime() < 4 * hour
  return addMinutes(
    booking.starts_at,
    short ? grace.short_parking_no_show_minutes : grace.parking_no_show_minutes,
  )
}

/** Closes a booking whose customer did not come and gives its unit back. @throws TOO_EARLY within the grace, WRONG_STATUS */
export const markNoShow = command({
  name: 'booking.markNoShow',
  access: system,
  input: z.object({ bookingId }),
  run: async (work, input): Promise<BookingRow> => {
    const booking = await lockBooking(work.tx, input.bookingId)
    const [branch] = await work.tx<Grace[]>`
      select rental_no_show_minutes, parking_no_show_minutes, short_parking_no_show_minutes
      from branches where id = ${booking.pickup_branch_id}`
    const at = branch && noShowAt(booking, branch)
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
