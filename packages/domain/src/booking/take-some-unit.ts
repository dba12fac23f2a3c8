import type { Work } from '../kernel/index.ts'
import { lockLapsedHolds, type Owner, someUnitFits, takeUnit, type Wish } from './claims.ts'
import { expire } from './expire.ts'

/** How often a unit that looked free may be gone before we give up; each time another booking got one. */
const maxTries = 50

/**
 * Takes a unit for a wish, or returns null when none fits at all.
 *
 * The fast path is one look for a free unit that nobody else is looking at. When that fails: lapsed holds are
 * cleared away (they block nobody, whether or not a worker runs), and units that others have locked are waited for.
 */
export async function takeSomeUnit(work: Work, wish: Wish, owner: Owner): Promise<string | null> {
  const { tx, now } = work
  let unitId = await takeUnit(tx, wish, owner, now, 'free now')
  for (let tries = 1; unitId === null && tries < maxTries; tries++) {
    if (!(await someUnitFits(tx, wish, now))) return null
    for (const bookingId of await lockLapsedHolds(tx, wish, now)) await expire(work, { bookingId })
    unitId = await takeUnit(tx, wish, owner, now, 'wait for it')
  }
  return unitId
}
