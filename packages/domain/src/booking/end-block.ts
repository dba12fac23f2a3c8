import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { clearConflictsOn } from './conflicts.ts'
import { claimsOf, endClaim, lockUnit } from './unit-claims.ts'
import { emitClaimsChanged } from './unit-event.ts'

/**
 * Ends a block now, or calls it off before it begins. A transfer that is ended has arrived. The chain of branches
 * is not looked at: `repairUnit` follows, after the unit has been placed.
 * @returns whether it had begun, and where a transfer has brought the unit
 * @throws NOT_FOUND
 */
export const endBlock = command({
  name: 'booking.endBlock',
  access: system,
  input: z.object({ unitId: z.uuid(), blockId: z.number().int() }),
  run: async (work, { unitId, blockId }): Promise<{ begun: boolean; arrivedAt: string | null }> => {
    const { tx, now } = work
    const unit = await lockUnit(tx, unitId)
    const block = (await claimsOf(tx, unitId)).find(({ id }) => id === blockId)
    if (!block || block.booking_id !== null || block.change_id !== null)
      return refuse('NOT_FOUND', 'There is no such block, or it has ended.')
    const begun = block.from <= now
    await endClaim(tx, blockId, { at: now, outcome: begun ? 'released' : 'cancelled' })
    if (block.kind === 'maintenance' && unit.status === 'in_service')
      await clearConflictsOn(work, unitId, 'out_of_service')
    work.record('unit', unitId, { blockId, kind: block.kind, begun })
    emitClaimsChanged(work, unitId, [unit.branch_id, block.from_branch_id, block.to_branch_id])
    return { begun, arrivedAt: begun && block.kind === 'transfer' ? block.to_branch_id : null }
  },
})
