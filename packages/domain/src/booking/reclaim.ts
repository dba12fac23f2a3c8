import type { BookingRow } from '@forecourt/db/schema/booking'
import type { Period, Work } from '../kernel/index.ts'
import { claimOf } from './change-claims.ts'
import { claimPeriod, startClaim, type Wish } from './claims.ts'
import { retakeUnit } from './retake-unit.ts'
import { refuseTaken, type Terms } from './terms.ts'

type Place = Pick<
  Terms,
  'classId' | 'unitId' | 'pickupBranchId' | 'dropoffBranchId' | 'from' | 'to' | 'turnaroundMinutes'
>

/** What a booking would have to claim under other terms. While it is out its unit stays, and so does its beginning. */
export async function wishFor(work: Work, booking: BookingRow, terms: Place): Promise<Wish> {
  const { classId, pickupBranchId, dropoffBranchId } = terms
  const booked = claimPeriod(terms, terms.turnaroundMinutes)
  const out = booking.status === 'active'
  const during: Period = out ? { from: (await claimOf(work.tx, booking.id)).from, to: booked.to } : booked
  return { classId, pickupBranchId, dropoffBranchId, during, unitId: out ? booking.unit_id : terms.unitId }
}

/** Whether the claim that the booking has will do. */
async function stands(work: Work, booking: BookingRow, wish: Wish): Promise<boolean> {
  const own = await claimOf(work.tx, booking.id)
  return (
    wish.classId === booking.class_id &&
    (wish.unitId === null || wish.unitId === booking.unit_id) &&
    wish.pickupBranchId === own.from_branch_id &&
    wish.dropoffBranchId === own.to_branch_id &&
    wish.during.from.getTime() === own.from.getTime() &&
    wish.during.to.getTime() === own.to.getTime()
  )
}

/** Takes the claim for the wish in place of the one that the booking has; null when it cannot be had. */
export async function tryReclaim(work: Work, booking: BookingRow, wish: Wish): Promise<string | null> {
  if (await stands(work, booking, wish)) return booking.unit_id
  const unitId = await retakeUnit(work, booking, wish)
  // The claim that was taken anew has begun like the one before it.
  if (unitId !== null && booking.status === 'active') await startClaim(work.tx, booking.id, work.now)
  return unitId
}

/** @throws UNIT_TAKEN, CLASS_SOLD_OUT; what it had comes back with the refusal */
export const reclaim = async (work: Work, booking: BookingRow, wish: Wish): Promise<string> =>
  (await tryReclaim(work, booking, wish)) ?? refuseTaken(wish)
