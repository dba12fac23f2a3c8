import type { Db } from '@forecourt/db'
import { refuse, type Work } from '../kernel/index.ts'
import { carryOut } from './carry-out.ts'
import { type Owner, takeUnit, type Wish } from './claims.ts'
import { planInOrder } from './plan-in-order.ts'
import { type Plan, planMoves, type Wanted } from './plan-moves.ts'
import { type Roster, readRoster, room, waitingFor } from './roster.ts'

/** How often a plan may be overtaken by others before we give up; each time somebody else got a unit. */
const maxTries = 50

/**
 * Takes a unit for a wish, or returns null when it cannot be served at all.
 *
 * The fast path is one look for a free unit that nobody else is looking at. When that fails, counting decides: while
 * the class has room, a unit is found for the wish, and bookings that have not started get other units where that is
 * what it takes, the fewest that do it. Planning locks nothing; then the units of the plan are locked and looked at
 * again, and whoever was overtaken plans anew. No lock is waited for without end, so nobody deadlocks.
 */
export async function takeSomeUnit(work: Work, wish: Wish, owner: Owner): Promise<string | null> {
  const { tx, now } = work
  const unitId = await takeUnit(tx, wish, owner, now)
  if (unitId !== null) return unitId
  for (let tries = 0; tries < maxTries; tries++) {
    const roster = await readRoster(tx, wish, now)
    const plan = planFor(roster, wish)
    if (plan === null) return null
    if (await carryOut(work, roster, plan, wish, owner)) return plan.unitId
  }
  return refuse('CHANGED_MEANWHILE', 'Many others are booking this at the moment. Try again.')
}

/** Whether a hold for the wish would find a unit now, moving others if need be. Nothing is locked or changed. */
export async function canServe(sql: Db, wish: Wish, now: Date): Promise<boolean> {
  const roster = await readRoster(sql, wish, now)
  return planFor(roster, wish) !== null
}

function planFor(roster: Roster, wish: Wish): Plan | null {
  const wanted: Wanted = {
    from: wish.during.from.getTime(),
    to: wish.during.to.getTime(),
    fromBranchId: wish.pickupBranchId,
    toBranchId: wish.dropoffBranchId,
    unitId: wish.unitId,
    notUnits: wish.notUnits ?? [],
  }
  const plan = planWithin(roster, wanted)
  if (plan !== null || !wish.lateUnits) return plan
  for (const hopeful of waitingFor(roster, wish.lateUnits, wanted)) {
    const found = planWithin(hopeful, wanted)
    if (found !== null) return found
  }
  return null
}

/** With a wish for one unit the count of its class says nothing. */
function planWithin(roster: Roster, wanted: Wanted): Plan | null {
  if (wanted.unitId === null && room(roster, wanted) < 1) return null
  return planMoves(roster, wanted) ?? planInOrder(roster, wanted)
}
