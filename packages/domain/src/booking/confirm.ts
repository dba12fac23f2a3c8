import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { claimPeriod, keepClaim, type Wish } from './claims.ts'
import { bookingId } from './contract.ts'
import { lockBooking, transition } from './store.ts'
import { takeSomeUnit } from './take-some-unit.ts'

/**
 * The booking is paid for. A hold that ran out gets its unit again if that is still free, else another of the class.
 * @returns `confirmed`, also when it was so before; `lost` when the hold had ended and no unit is left;
 *   `closed` when the booking had been cancelled. The caller refunds in the last two cases.
 */
export const confirm = command({
  name: 'booking.confirm',
  access: system,
  input: z.object({ bookingId, turnaroundMinutes: z.number().int() }),
  run: async (work, input): Promise<'confirmed' | 'lost' | 'closed'> => {
    const { tx, now } = work
    const booking = await lockBooking(tx, input.bookingId)
    switch (booking.status) {
      case 'pending':
        await keepClaim(tx, booking.id)
        await transition(work, booking, 'confirm', { confirmed_at: now })
        return 'confirmed'
      case 'expired': {
        const wish: Wish = {
          classId: booking.class_id,
          unitId: booking.unit_id,
          pickupBranchId: booking.pickup_branch_id,
          dropoffBranchId: booking.dropoff_branch_id,
          during: claimPeriod({ from: booking.starts_at, to: booking.ends_at }, input.turnaroundMinutes),
        }
        const owner = { bookingId: booking.id, holdExpiresAt: null }
        const unitId =
          (await takeSomeUnit(work, wish, owner)) ??
          (booking.pinned ? null : await takeSomeUnit(work, { ...wish, unitId: null }, owner))
        if (unitId === null) return 'lost'
        await transition(work, booking, 'revive', {
          confirmed_at: now,
          closed_at: null,
          close_reason: null,
          unit_id: unitId,
        })
        return 'confirmed'
      }
      case 'confirmed':
      case 'active':
      case 'completed':
        return 'confirmed'
      case 'cancelled':
      case 'no_show':
        return 'closed'
    }
  },
})
