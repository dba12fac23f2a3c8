import type { Tx } from '@forecourt/db'
import { refuse, type Work } from '../kernel/index.ts'
import { openConflict } from './conflicts.ts'
import { expire } from './expire.ts'
import { moveAway } from './move-away.ts'
import type { Moved } from './moved-booking.ts'
import { type Repair, repairChain } from './repair-chain.ts'
import { findBooking } from './store.ts'
import {
  claimsOf,
  cutClaim,
  deferChain,
  deleteNewTransfers,
  endClaim,
  lockUnit,
  putBlock,
  type UnitClaim,
} from './unit-claims.ts'

export type Outage = {
  unitId: string
  kind: 'maintenance' | 'transfer'
  from: Date
  /** Null: until it is ended. */
  to: Date | null
  /** Where a transfer goes. */
  toBranchId: string | null
  note: string | null
}

export type Effects = Repair & {
  block: { id: number; from: Date; to: Date | null } | null
  cutShort: boolean
  /** Bookings stay that stand in the way from the first moment on. */
  impossible: boolean
}

/**
 * Takes a unit out for a while: bookings that it hurts move to other units, first the last one. A booking that has to
 * stay keeps its claim and becomes a conflict, and the block is cut short to before it; a transfer is not, it would
 * not arrive. What comes after a transfer is put right too. The caller refuses where bookings stay and nobody said
 * that they may.
 * @throws UNIT_TAKEN the unit is out already at that time; INVALID_INPUT it is by then where it is to go
 */
export async function takeOut(work: Work, outage: Outage): Promise<Effects> {
  const { tx, now } = work
  const { unitId, kind, from } = outage
  const unit = await lockUnit(tx, unitId)
  await clearSmall(work, outage)
  const moved = await moveOverlapping(work, outage)
  await deleteNewTransfers(tx, unitId, now, null)

  const claims = await claimsOf(tx, unitId)
  const inTheWay = claims.find((claim) => overlaps(claim, outage))
  const impossible = inTheWay !== undefined && (inTheWay.from <= from || kind === 'transfer')
  if (impossible) return { block: null, cutShort: false, impossible, moved, transfers: [] }

  const to = inTheWay?.from ?? outage.to
  const standsAt = claims.findLast((claim) => claim.from < from)?.to_branch_id ?? unit.branch_id
  if (standsAt === outage.toBranchId) refuseToStay()
  await deferChain(tx)
  const id = await putBlock(
    tx,
    { ...outage, to, fromBranchId: standsAt, toBranchId: outage.toBranchId ?? standsAt },
    now,
  )
  if (id === null) return refuse('CHANGED_MEANWHILE', 'The unit was taken in the meantime. Look at it again.')
  for (const { before, after } of moved) {
    if (after === null) await openConflict(work, before, { cause: 'out_of_service' })
  }
  const repair = await repairChain(work, unitId, id)
  return {
    block: { id, from, to },
    cutShort: inTheWay !== undefined,
    impossible,
    moved: [...moved, ...repair.moved],
    transfers: repair.transfers,
  }
}

function refuseToStay(): never {
  const message = 'The unit is there by then already. Choose another branch.'
  refuse('INVALID_INPUT', `toBranchId: ${message}`, { errors: [{ field: 'toBranchId', message }] })
}

const overlaps = (claim: Pick<UnitClaim, 'from' | 'to'>, outage: Pick<Outage, 'from' | 'to'>): boolean =>
  (claim.to === null || claim.to > outage.from) && (outage.to === null || claim.from < outage.to)

/** Lapsed holds go; turnarounds, also those that follow a booking, end where the block begins. */
async function clearSmall(work: Work, outage: Outage): Promise<void> {
  const { tx, now } = work
  for (const claim of await claimsOf(tx, outage.unitId)) {
    if (!overlaps(claim, outage)) continue
    const lapsed = claim.hold_expires_at !== null && claim.hold_expires_at <= now
    if (lapsed && claim.kind === 'booking' && claim.booking_id)
      await expire(work, { bookingId: claim.booking_id })
    else if (claim.kind === 'turnaround') await giveWay(work, claim, outage.from)
    else if (claim.booking_id && (await endOf(tx, claim.booking_id)) <= outage.from && outage.from > now)
      await cutClaim(tx, claim.id, { from: claim.from, to: outage.from })
  }
}

async function giveWay(work: Work, claim: UnitClaim, at: Date): Promise<void> {
  if (claim.from < at && at > work.now) await cutClaim(work.tx, claim.id, { from: claim.from, to: at })
  else
    await endClaim(work.tx, claim.id, { at: work.now, outcome: claim.from < at ? 'released' : 'cancelled' })
}

async function endOf(tx: Tx, bookingId: string): Promise<Date> {
  return (await findBooking(tx, bookingId)).ends_at
}

async function moveOverlapping(work: Work, outage: Outage): Promise<Moved[]> {
  const hurt = (await claimsOf(work.tx, outage.unitId)).filter((claim) => overlaps(claim, outage))
  const block = hurt.find((claim) => claim.kind === 'maintenance' || claim.kind === 'transfer')
  if (block)
    refuse('UNIT_TAKEN', 'It is out of service or on its way then already. End that first.', {
      blockId: block.id,
    })
  return moveBookings(work, hurt)
}

/** Moves what bookings of these claims can be moved, the last one first, so that no transfers are left for the next. */
export async function moveBookings(work: Work, claims: readonly UnitClaim[]): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const claim of [...claims].reverse()) {
    if (claim.booking_id === null) continue
    const before = await findBooking(work.tx, claim.booking_id)
    moved.push({ before, after: claim.started ? null : await moveAway(work, before, 'needed') })
  }
  return moved
}
