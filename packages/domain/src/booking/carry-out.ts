import { isPgError, type Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { Work } from '../kernel/index.ts'
import { insertClaim, type Owner, removeClaims, restoreClaims, type Wish } from './claims.ts'
import { expire } from './expire.ts'
import type { Move, Plan } from './plan-moves.ts'
import { type Roster, readRoster } from './roster.ts'
import { bookingEvent } from './store.ts'
import { emitClaimsChanged } from './unit-event.ts'

/** How long to wait for somebody who has a unit of the plan locked. Well below PostgreSQL's own `deadlock_timeout`. */
const lockTimeout = '100ms'

/**
 * Carries a plan out: locks its units, makes sure that nothing about them has changed since it was made, gives the
 * moved bookings their new units, and claims the unit for the wish.
 * @returns false when somebody was faster; then nothing has happened and no lock is held
 */
export async function carryOut(
  work: Work,
  roster: Roster,
  plan: Plan,
  wish: Wish,
  owner: Owner,
): Promise<boolean> {
  const { tx, now } = work
  const unitIds = [
    ...new Set([plan.unitId, ...plan.moves.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId])]),
  ]
  await tx`savepoint plan`
  if (!(await lockUnits(tx, unitIds)) || !(await isAsPlanned(tx, roster, unitIds, wish, now))) {
    await tx`rollback to savepoint plan`
    return false
  }
  await clearLapsed(work, unitIds)
  await moveBookings(work, plan.moves, () => insertClaim(tx, plan.unitId, wish, owner, now))
  await tx`release savepoint plan`
  return true
}

/** Locks units in order of id. False when one of them stayed locked by somebody else. */
async function lockUnits(tx: Tx, unitIds: readonly string[]): Promise<boolean> {
  try {
    await tx.savepoint(async (step) => {
      await step`select set_config('lock_timeout', ${lockTimeout}, true)`
      await step`select 1 from units where id = any(${[...unitIds]}) order by id for no key update`
      await step`select set_config('lock_timeout', '0', true)`
    })
    return true
  } catch (error) {
    if (isPgError(error, '55P03') || isPgError(error, '40P01')) return false
    throw error
  }
}

/** The units stand and are taken as the plan saw them; read anew, now that nobody else can change them. */
async function isAsPlanned(
  tx: Tx,
  planned: Roster,
  unitIds: readonly string[],
  wish: Wish,
  now: Date,
): Promise<boolean> {
  const current = await readRoster(tx, wish, now)
  const seen = (roster: Roster) => JSON.stringify(roster.filter(({ id }) => unitIds.includes(id)))
  return seen(current) === seen(planned)
}

/** Holds that ran out block nobody, but their claims are still there; they are put away before a unit is taken. */
async function clearLapsed(work: Work, unitIds: readonly string[]): Promise<void> {
  const lapsed = await work.tx<{ booking_id: string | null }[]>`
    select booking_id from claims where unit_id = any(${[...unitIds]}) and hold_expires_at <= ${work.now}`
  for (const { booking_id: bookingId } of lapsed) if (bookingId !== null) await expire(work, { bookingId })
  await work.tx`
    delete from claims where unit_id = any(${[...unitIds]}) and kind = 'change' and hold_expires_at <= ${work.now}`
}

/** Takes the moved claims off, lets `between` claim what it needs, and puts them onto their new units. */
async function moveBookings(work: Work, moves: readonly Move[], between: () => Promise<void>): Promise<void> {
  const { tx } = work
  await tx`set constraints claims_chain deferred`
  const removed = await removeClaims(
    tx,
    moves.map(({ claimId }) => claimId),
  )
  await between()
  const unitOf = new Map(moves.map(({ claimId, toUnitId }) => [claimId, toUnitId]))
  await restoreClaims(
    tx,
    removed.map((claim) => ({ ...claim, unit_id: unitOf.get(String(claim.id)) ?? claim.unit_id })),
  )
  await tx`set constraints claims_chain immediate`
  const branchIds = removed.flatMap((claim) => [String(claim.from_branch_id), String(claim.to_branch_id)])
  for (const { bookingId, fromUnitId, toUnitId } of moves) {
    if (bookingId === null) {
      work.record('unit', toUnitId, { transferFrom: fromUnitId })
      for (const unitId of [fromUnitId, toUnitId]) emitClaimsChanged(work, unitId, branchIds)
      continue
    }
    const [moved] = await tx<BookingRow[]>`
      update bookings set unit_id = ${toUnitId}, version = version + 1 where id = ${bookingId} returning *`
    if (!moved) throw new Error(`Booking ${bookingId} has a claim and is not there.`)
    work.record('booking', bookingId, { movedFrom: fromUnitId, movedTo: toUnitId })
    work.emit(bookingEvent('booking.reassigned', moved))
  }
}
