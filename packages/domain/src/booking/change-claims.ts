import type { Tx } from '@forecourt/db'
import type { BookingRow, ClaimRow } from '@forecourt/db/schema/booking'
import { attempt, refuse, type Work } from '../kernel/index.ts'
import { leaveTransfer, type Wish } from './claims.ts'
import { retakeUnit } from './retake-unit.ts'
import { takeSomeUnit } from './take-some-unit.ts'

/**
 * What a change keeps for itself while it waits for its money: a claim of kind `change`, which lapses as a hold does.
 * Callers hold the row lock of the booking's unit.
 */
export type Waiting = { changeId: string; expiresAt: Date }

/** A booking's own claim. */
export async function claimOf(tx: Tx, bookingId: string): Promise<ClaimRow & { from: Date; to: Date }> {
  const [claim] = await tx<(ClaimRow & { from: Date; to: Date })[]>`
    select *, lower(during) as from, upper(during) as to from claims where booking_id = ${bookingId}`
  return claim ?? refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
}

/**
 * Keeps the booking's unit on, from the end of its own claim to the end of the wish, at the branch where it will be
 * returned. The whole is taken first, so that others make room for it as they would for the change itself.
 * @returns false when that very unit cannot be had for longer
 */
export async function keepOn(
  work: Work,
  booking: BookingRow,
  wish: Wish,
  waiting: Waiting,
): Promise<boolean> {
  const own = await claimOf(work.tx, booking.id)
  if (wish.during.to <= own.to) return false
  const kept = await attempt(work, async (inner) => {
    const unitId = await retakeUnit(inner, booking, { ...wish, unitId: booking.unit_id })
    if (unitId === null) return refuse('UNIT_TAKEN', 'This one is needed by somebody else then.')
    await inner.tx`
      update claims set during = ${own.during}::tstzrange, started = ${own.started}, hold_expires_at = null
      where booking_id = ${booking.id}`
    await inner.tx`
      insert into claims (unit_id, kind, change_id, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
      values (${unitId}, 'change', ${waiting.changeId}, tstzrange(${own.to}, ${wish.during.to}),
        ${own.to_branch_id}, ${own.to_branch_id}, ${waiting.expiresAt}, ${work.now})`
  })
  return 'done' in kept
}

/**
 * Takes a unit for the wish beside the one that the booking has.
 * @returns false when there is none to spare
 */
export async function keepAnother(work: Work, wish: Wish, waiting: Waiting): Promise<boolean> {
  const owner = { changeId: waiting.changeId, holdExpiresAt: waiting.expiresAt }
  return (await takeSomeUnit(work, wish, owner)) !== null
}

/** Gives back what a change kept, if it kept anything. The caller holds that unit's row lock too. */
export async function dropChangeClaim(tx: Tx, changeId: string, now: Date): Promise<void> {
  const [claim] = await tx<ClaimRow[]>`delete from claims where change_id = ${changeId} returning *`
  if (claim) await leaveTransfer(tx, claim, now)
}
