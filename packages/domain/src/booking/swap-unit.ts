import type { BookingRow, ClaimRow } from '@forecourt/db/schema/booking'
import type { UnitRow } from '@forecourt/db/schema/fleet'
import { z } from 'zod'
import { command, type Period, refuse, system, type Work } from '../kernel/index.ts'
import { claimedUntil, startClaim } from './claims.ts'
import { bookingId } from './contract.ts'
import { reassign } from './reassign.ts'
import { retakeUnit } from './retake-unit.ts'
import { lockBooking } from './store.ts'
import { deferChain, deleteNewTransfers, keepCut } from './unit-claims.ts'
import { servingClasses } from './upgrades.ts'

export type Swapped = { before: BookingRow; after: BookingRow; branchId: string }

/**
 * Gives a booking the unit that staff chose: of its class, or a free upgrade. While the rental is active, the claim
 * of the old unit is cut now and goes to the history, and a started one begins on the new unit; the caller places the
 * old unit, and `repairUnit` puts right what comes after it.
 * @throws NOT_FOUND, NOT_OFFERED a lesser class, WRONG_STATUS, TOO_LATE, UNIT_TAKEN, UNIT_NOT_READY
 */
export const swapUnit = command({
  name: 'booking.swapUnit',
  access: system,
  input: z.object({ bookingId, unitId: z.uuid(), branchId: z.string() }),
  run: async (work, input): Promise<Swapped> => {
    const before = await lockBooking(work.tx, input.bookingId)
    mayBeSwapped(before, work.now)
    const after = await giveUnit(work, before, input.unitId, input.branchId)
    return { before, after, branchId: input.branchId }
  },
})

/** @throws WRONG_STATUS, TOO_LATE */
export function mayBeSwapped(booking: BookingRow, now: Date): void {
  if (!['pending', 'confirmed', 'active'].includes(booking.status)) {
    refuse('WRONG_STATUS', `A booking that is ${booking.status} has no unit to change.`, {
      status: booking.status,
    })
  }
  if (booking.status === 'active' && booking.ends_at <= now)
    refuse('TOO_LATE', 'Its time is over. Extend it first, or take the unit back.')
}

/** Does it, or refuses. The caller holds the booking's lock. */
export async function giveUnit(
  work: Work,
  booking: BookingRow,
  unitId: string,
  branchId: string,
): Promise<BookingRow> {
  const { tx } = work
  const [unit] = await tx<UnitRow[]>`select * from units where id = ${unitId}`
  if (!unit) return refuse('NOT_FOUND', 'There is no such unit.')
  if (unit.id === booking.unit_id) return refuse('UNIT_TAKEN', 'The booking has this unit already.')
  const classes = await servingClasses(tx, booking)
  if (!classes.includes(unit.class_id))
    refuse('NOT_OFFERED', 'Choose a unit of the booked class, or a better one.', { classes })
  const { during, rest } = await periodOf(work, booking)
  const taken = await retakeUnit(work, booking, {
    classId: unit.class_id,
    unitId,
    pickupBranchId: branchId,
    dropoffBranchId: booking.dropoff_branch_id,
    during,
  })
  if (taken === null)
    return refuse('UNIT_TAKEN', 'This unit is not free for the whole time. Choose another.', { unitId })
  if (rest) await handOver(work, booking, rest, { unitId, branchId })
  return reassign(work, booking, { unitId, classId: unit.class_id })
}

/** What the new claim is for; `rest` is the claim of the unit that a running rental gives back. */
async function periodOf(
  { tx, now }: Work,
  booking: BookingRow,
): Promise<{ during: Period; rest: ClaimRow | null }> {
  const to = await claimedUntil(tx, booking.id)
  if (booking.status !== 'active') return { during: { from: booking.starts_at, to }, rest: null }
  const [rest = null] = await tx<ClaimRow[]>`select * from claims where booking_id = ${booking.id}`
  return { during: { from: now, to }, rest }
}

type NewUnit = { unitId: string; branchId: string }

/** The driver changes cars now, at this branch. @throws UNIT_NOT_READY */
async function handOver(
  { tx, now }: Work,
  booking: BookingRow,
  old: ClaimRow,
  { unitId, branchId }: NewUnit,
): Promise<void> {
  const [ready] = await tx`
    select 1 from units u where u.id = ${unitId} and u.branch_id = ${branchId}
      and not exists (select 1 from claims k where k.unit_id = u.id and k.booking_id is distinct from ${booking.id}
        and (k.started or k.during @> ${now}::timestamptz))`
  if (!ready) refuse('UNIT_NOT_READY', 'This unit is not here and ready now. Choose another.', { unitId })
  await startClaim(tx, booking.id, now)
  await keepCut(tx, old, { at: now, atBranchId: branchId })
  await deleteNewTransfers(tx, old.unit_id, now, null)
  // The old unit's chain is whole again when it has been placed and what follows was put right.
  await deferChain(tx)
}
