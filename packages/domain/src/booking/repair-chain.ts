import type { Tx } from '@forecourt/db'
import { addMinutes, minute, refuse, type Work } from '../kernel/index.ts'
import { openConflict } from './conflicts.ts'
import { expire } from './expire.ts'
import { moveAway } from './move-away.ts'
import type { Moved } from './moved-booking.ts'
import { findBooking } from './store.ts'
import {
  checkChain,
  claimsOf,
  cutClaim,
  deferChain,
  deleteClaim,
  deleteNewTransfers,
  putBlock,
  rerouteClaim,
  type UnitClaim,
} from './unit-claims.ts'

export type Repair = {
  moved: Moved[]
  transfers: { fromBranchId: string; toBranchId: string; from: Date; to: Date }[]
}

/** A chain of more claims than that is not one that people made. */
const mostSteps = 500

const second = 1000

/**
 * Puts a unit's chain of branches right after it turned out to be elsewhere, or will be: from where it stands, in time
 * order. Blocks go where the unit is, transfers start from there, and a transfer bridges to a booking. Then each
 * booking that needs such a bridge moves to another unit if it can, and what was bridged for it alone falls away; a
 * booking that stays keeps its bridge, and is a conflict where that is too late. Whenever another unit is looked for,
 * the chain is whole. The caller holds the unit's lock; `block` is what has just been put there.
 */
export async function repairChain(work: Work, unitId: string, block: number | null = null): Promise<Repair> {
  const { tx, now } = work
  const moved: Moved[] = []
  let bridges: Bridge[] = []
  for (let step = 0; step < mostSteps; step++) {
    bridges.push(...(await straighten(work, unitId)))
    const tried = new Set<string | null>(moved.map(({ before }) => before.id))
    const waiting = bridges.find(({ claim }) => isWaiting(claim) && !tried.has(claim.booking_id))
    if (waiting === undefined) {
      await openConflicts(work, bridges)
      return { moved, transfers: bridges.map(({ transfer }) => transfer) }
    }
    const before = await findBooking(tx, waiting.claim.booking_id as string)
    const after = await moveAway(work, before, 'needed')
    moved.push({ before, after })
    if (after === null) continue
    await deleteNewTransfers(tx, unitId, now, block)
    bridges = []
  }
  throw new Error(`The claims of unit ${unitId} do not come to chain.`)
}

const isWaiting = (claim: UnitClaim) => claim.kind === 'booking' && !claim.started

/** A claim that does not start where the unit is by then. */
type Link = { claim: UnitClaim; standsAt: string; before: UnitClaim | null }

/** A transfer that brings a unit to a booking, and whether there is time for it. */
type Bridge = { claim: UnitClaim; transfer: Repair['transfers'][number]; inTime: boolean }

/** Makes the chain whole with what is there and new transfers alone. */
async function straighten(work: Work, unitId: string): Promise<Bridge[]> {
  const bridges: Bridge[] = []
  await deferChain(work.tx)
  for (let step = 0; step < mostSteps; step++) {
    const link = await firstBroken(work.tx, unitId)
    if (link === null) break
    const bridge = await mend(work, link)
    if (bridge !== null) bridges.push(bridge)
  }
  await checkChain(work.tx)
  return bridges
}

async function firstBroken(tx: Tx, unitId: string): Promise<Link | null> {
  const [unit] = await tx<{ branch_id: string }[]>`select branch_id from units where id = ${unitId}`
  let standsAt = unit?.branch_id ?? ''
  let before: UnitClaim | null = null
  for (const claim of await claimsOf(tx, unitId)) {
    if (claim.from_branch_id !== standsAt) return { claim, standsAt, before }
    standsAt = claim.to_branch_id
    before = claim
  }
  return null
}

async function mend(work: Work, link: Link): Promise<Bridge | null> {
  const { tx, now } = work
  const { claim, standsAt } = link
  if (claim.kind === 'maintenance' || claim.kind === 'turnaround') {
    await rerouteClaim(tx, claim.id, standsAt, standsAt)
  } else if (claim.kind === 'transfer') {
    if (claim.to_branch_id === standsAt) await deleteClaim(tx, claim.id)
    else await rerouteClaim(tx, claim.id, standsAt, claim.to_branch_id)
  } else if (isLapsed(claim, now)) {
    await expire(work, { bookingId: claim.booking_id as string })
  } else {
    return bridge(work, link)
  }
  return null
}

const isLapsed = (claim: UnitClaim, now: Date) =>
  claim.kind === 'booking' && claim.hold_expires_at !== null && claim.hold_expires_at <= now

/** A transfer takes the unit to where a claim starts, as late as will do. */
async function bridge(work: Work, { claim, standsAt, before }: Link): Promise<Bridge> {
  const { tx, now } = work
  const minutes = await transferMinutes(tx, standsAt, claim.from_branch_id)
  const latest = addMinutes(claim.from, -minutes)
  const from = new Date(Math.max(latest.getTime(), await makeRoom(work, claim, before)))
  const transfer = { fromBranchId: standsAt, toBranchId: claim.from_branch_id, from, to: claim.from }
  await putBlock(tx, { unitId: claim.unit_id, kind: 'transfer', note: null, bridge: true, ...transfer }, now)
  return { claim, transfer, inTime: from.getTime() <= latest.getTime() }
}

async function openConflicts(work: Work, bridges: readonly Bridge[]): Promise<void> {
  for (const { claim } of bridges.filter(({ claim, inTime }) => !inTime && isWaiting(claim)))
    await openConflict(work, await findBooking(work.tx, claim.booking_id as string), { cause: 'misplaced' })
}

/** From when on the unit is free for a transfer that ends at a claim's start; what stands there gives way a little. */
async function makeRoom({ tx, now }: Work, claim: UnitClaim, before: UnitClaim | null): Promise<number> {
  const start = claim.from.getTime()
  const free = Math.max(before?.to?.getTime() ?? now.getTime(), now.getTime())
  if (free < start) return free
  if (before?.to && before.to.getTime() >= start) {
    // A minute of what is before it: a block is over a little sooner, a booking has its turnaround to give.
    const cut = Math.max(start - minute, before.from.getTime() + second)
    if (before.booking_id !== null) await mustBeOver(tx, before.booking_id, cut)
    await cutClaim(tx, before.id, { from: before.from, to: new Date(cut) })
    return cut
  }
  return start - minute
}

/** @throws UNIT_HAS_BOOKINGS */
async function mustBeOver(tx: Tx, bookingId: string, at: number): Promise<void> {
  const { ends_at, reference } = await findBooking(tx, bookingId)
  if (ends_at.getTime() <= at) return
  const detail = `Nothing can bring the unit from ${reference} to the booking after it. Move one of them first.`
  refuse('UNIT_HAS_BOOKINGS', detail, { references: [reference] })
}

/** How long a unit is on its way between two branches: an hour for the errand, and a minute for each kilometre. */
async function transferMinutes(tx: Tx, from: string, to: string): Promise<number> {
  const [way] = await tx<{ km: number }[]>`
    select st_distance(a.position, b.position) / 1000 as km from branches a, branches b
    where a.id = ${from} and b.id = ${to}`
  return 60 + Math.round(way?.km ?? 0)
}
