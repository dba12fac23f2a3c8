import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { blockUnit, releaseClaim } from './claims.ts'
import { bookingId } from './contract.ts'
import { lockBooking, transition } from './store.ts'

/**
 * Takes the unit back: return of a car, exit of a parking customer. The claim ends now, so the rest can be sold.
 * @throws WRONG_STATUS, WRONG_BRANCH
 */
export const checkOut = command({
  name: 'booking.checkOut',
  access: system,
  input: z.object({ bookingId, atBranchId: z.string() }),
  run: async (work, input): Promise<BookingRow> => {
    const { tx, now } = work
    const booking = await lockBooking(tx, input.bookingId)
    if (booking.status === 'active' && booking.dropoff_branch_id !== input.atBranchId) {
      refuse('WRONG_BRANCH', 'This booking is returned at another branch.', {
        branchId: booking.dropoff_branch_id,
      })
    }
    const completed = await transition(work, booking, 'check_out', {
      checked_out_at: now,
      closed_at: now,
      close_reason: 'returned',
    })
    await releaseClaim(tx, booking, 'completed', now)
    return completed
  },
})

/** Keeps a returned unit, which stands at the branch by now, off sale for so many minutes. */
export const blockTurnaround = command({
  name: 'booking.blockTurnaround',
  access: system,
  input: z.object({ unitId: z.uuid(), branchId: z.string(), minutes: z.number().int().min(0) }),
  run: async ({ tx, now, record }, { unitId, branchId, minutes }): Promise<void> => {
    if (minutes > 0) await blockUnit(tx, unitId, branchId, now, minutes)
    record('unit', unitId, { blockedMinutes: minutes })
  },
})
