import type { BookingRow } from '@forecourt/db/schema/booking'
import type { Work } from '../kernel/index.ts'
import { dropClaim, leaveTransfer, type Wish } from './claims.ts'
import { takeSomeUnit } from './take-some-unit.ts'

/**
 * Gives a booking another claim for a wish: another time, place, class or unit. Its own claim goes first, so it may
 * get the unit that it has. The caller holds the booking's lock and writes the unit that comes back into the booking.
 * @returns the unit, or null when there is none: the caller must refuse then, so that the old claim comes back
 */
export async function retakeUnit(work: Work, booking: BookingRow, wish: Wish): Promise<string | null> {
  const old = await dropClaim(work.tx, booking.id)
  const leaves = old.from_branch_id === old.to_branch_id ? {} : { leftBranchId: old.to_branch_id }
  const owner = { bookingId: booking.id, holdExpiresAt: old.hold_expires_at }
  const unitId = await takeSomeUnit(work, { ...wish, ...leaves }, owner)
  if (unitId !== null) await leaveTransfer(work.tx, old, work.now)
  return unitId
}
