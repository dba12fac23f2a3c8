import type { BookingRow } from '@forecourt/db/schema/booking'
import { attempt, refuse, type Work } from '../kernel/index.ts'
import { claimedUntil } from './claims.ts'
import { reassign, type Taken } from './reassign.ts'
import { retakeUnit } from './retake-unit.ts'
import { servingClasses } from './upgrades.ts'

/** When a customer's chosen unit may be taken from them: never, or when nothing else helps, within its class. */
export type Pinned = 'stays' | 'moves'

/**
 * Moves a booking that has not started to another unit: of its class, else to a free upgrade. A chosen unit stays,
 * unless told otherwise. The caller holds the booking's lock.
 * @returns the booking as it is then, or null when it has to stay: then nothing has changed
 */
export async function moveAway(
  work: Work,
  booking: BookingRow,
  pinned: Pinned = 'stays',
): Promise<BookingRow | null> {
  if (booking.pinned && pinned === 'stays') return null
  const during = { from: booking.starts_at, to: await claimedUntil(work.tx, booking.id) }
  const classes = booking.pinned ? [booking.class_id] : await servingClasses(work.tx, booking)
  for (const classId of classes) {
    const tried = await attempt(work, async (part): Promise<Taken> => {
      const unitId = await retakeUnit(part, booking, {
        classId,
        unitId: null,
        pickupBranchId: booking.pickup_branch_id,
        dropoffBranchId: booking.dropoff_branch_id,
        during,
        notUnits: [booking.unit_id],
      })
      return unitId === null ? refuseMove() : { unitId, classId }
    })
    if ('done' in tried) return reassign(work, booking, tried.done)
  }
  return null
}

const refuseMove = (): never => refuse('CLASS_SOLD_OUT', 'Nothing of this class is free for the whole time.')
