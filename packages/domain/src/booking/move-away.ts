import type { BookingRow } from '@forecourt/db/schema/booking'
import { attempt, refuse, type Work } from '../kernel/index.ts'
import { claimedUntil, type Wish } from './claims.ts'
import { reassign, type Taken } from './reassign.ts'
import { retakeUnit } from './retake-unit.ts'
import { servingClasses } from './upgrades.ts'

/** Why a booking's unit is none for it: it is not back in time, or it is needed elsewhere. */
export type Lost = 'late' | 'needed'

/**
 * Moves a booking that has not started to another unit: of its class, else to a free upgrade. When its unit is late
 * and nothing else helps, it gets that of a booking which starts later, and that one waits for the late unit. A chosen
 * unit is taken from its customer only when it is late, and within its class. The caller holds the booking's lock.
 * @returns the booking as it is then, or null when it has to stay: then nothing has changed
 */
export async function moveAway(work: Work, booking: BookingRow, lost: Lost): Promise<BookingRow | null> {
  if (booking.pinned && lost === 'needed') return null
  const during = { from: booking.starts_at, to: await claimedUntil(work.tx, booking.id) }
  const classes = booking.pinned ? [booking.class_id] : await servingClasses(work.tx, booking)
  const ways: Pick<Wish, 'classId' | 'lateUnits'>[] = classes.map((classId) => ({ classId }))
  if (lost === 'late') ways.push({ classId: booking.class_id, lateUnits: [booking.unit_id] })
  for (const way of ways) {
    const tried = await attempt(work, async (part): Promise<Taken> => {
      const unitId = await retakeUnit(part, booking, {
        ...way,
        unitId: null,
        pickupBranchId: booking.pickup_branch_id,
        dropoffBranchId: booking.dropoff_branch_id,
        during,
        notUnits: [booking.unit_id],
      })
      return unitId === null ? refuseMove() : { unitId, classId: way.classId }
    })
    if ('done' in tried) return reassign(work, booking, tried.done)
  }
  return null
}

const refuseMove = (): never => refuse('CLASS_SOLD_OUT', 'Nothing of this class is free for the whole time.')
