import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { releaseClaim } from './claims.ts'
import { bookingId } from './contract.ts'
import { lockBooking, transition } from './store.ts'

/** Calls a booking off and gives its unit back. What it costs is for the flow that calls this. @throws WRONG_STATUS */
export const cancel = command({
  name: 'booking.cancel',
  access: system,
  input: z.object({ bookingId, reason: z.enum(['customer', 'staff', 'not_payable']) }),
  run: async (work, input): Promise<BookingRow> => {
    const booking = await lockBooking(work.tx, input.bookingId)
    const cancelled = await transition(work, booking, 'cancel', {
      closed_at: work.now,
      close_reason: input.reason,
    })
    await releaseClaim(work.tx, booking, 'cancelled', work.now)
    return cancelled
  },
})
