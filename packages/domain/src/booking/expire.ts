import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { releaseClaim } from './claims.ts'
import { bookingId } from './contract.ts'
import { lockBooking, transition } from './store.ts'

/** Ends a hold that ran out. Does nothing to a booking that is no longer pending or has time left; safe to repeat. */
export const expire = command({
  name: 'booking.expire',
  access: system,
  input: z.object({ bookingId }),
  run: async (work, input): Promise<{ expired: boolean }> => {
    const booking = await lockBooking(work.tx, input.bookingId)
    if (booking.status !== 'pending' || booking.hold_expires_at > work.now) return { expired: false }
    await releaseClaim(work.tx, booking, 'expired', work.now)
    await transition(work, booking, 'expire', { closed_at: work.now, close_reason: 'hold_ran_out' })
    return { expired: true }
  },
})
