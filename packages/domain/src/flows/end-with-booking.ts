import { z } from 'zod'
import { findBooking } from '../booking/index.ts'
import { command, system } from '../kernel/index.ts'
import { balanceOf } from '../payments/index.ts'
import { earnPoints, releaseExtras } from '../pricing/index.ts'
import { giveBackWithBooking } from './with-booking.ts'

const ofBooking = z.object({ bookingId: z.uuid() })

/** A hold ran out: its extras, promotion and points are there again. Does nothing to a booking that lives; safe to repeat. */
export const giveBackExpired = command({
  name: 'flows.giveBackExpired',
  access: system,
  audited: false,
  input: ofBooking,
  run: async (work, { bookingId }): Promise<void> => {
    const { status } = await findBooking(work.tx, bookingId)
    if (status === 'expired') await giveBackWithBooking(work, bookingId)
  },
})

/** A booking is over: its extras are back, and its customer earns points for what was paid and kept. Safe to repeat. */
export const rewardCompleted = command({
  name: 'flows.rewardCompleted',
  access: system,
  audited: false,
  input: ofBooking,
  run: async (work, { bookingId }): Promise<void> => {
    const booking = await findBooking(work.tx, bookingId)
    if (booking.status !== 'completed') return
    await releaseExtras(work, { bookingId })
    if (booking.customer_id === null) return
    const { paidMinor, refundedMinor } = await balanceOf(work.tx, bookingId)
    await earnPoints(work, {
      bookingId,
      customerId: booking.customer_id,
      amountMinor: Math.max(0, paidMinor - refundedMinor),
      currency: booking.currency,
    })
  },
})
