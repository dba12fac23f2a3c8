import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { type Repair, repairChain } from './repair-chain.ts'
import { claimsOf, deferChain, endClaim, lockUnit } from './unit-claims.ts'

/**
 * Calls off the blocks of a unit whose whole time passed while it was still out: nobody worked on it, nobody drove it
 * anywhere. What was planned after them is put right. The caller has placed the unit where it stands.
 * @throws NOT_FOUND
 */
export const missBlocks = command({
  name: 'booking.missBlocks',
  access: system,
  input: z.object({ unitId: z.uuid() }),
  run: async (work, { unitId }): Promise<Repair> => {
    const { tx, now } = work
    await lockUnit(tx, unitId)
    const missed = (await claimsOf(tx, unitId)).filter(
      ({ kind, to }) => (kind === 'maintenance' || kind === 'transfer') && to !== null && to <= now,
    )
    if (missed.length === 0) return { moved: [], transfers: [] }
    await deferChain(tx)
    for (const { id } of missed) await endClaim(tx, id, { at: now, outcome: 'cancelled' })
    const repair = await repairChain(work, unitId)
    work.record('unit', unitId, { missed: missed.map(({ id }) => id), moved: repair.moved.length })
    return repair
  },
})
