import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { type Repair, repairChain } from './repair-chain.ts'
import { lockUnit } from './unit-claims.ts'

/**
 * Puts the coming claims of a unit right after it was placed elsewhere, or a block of it was called off.
 * @throws NOT_FOUND
 */
export const repairUnit = command({
  name: 'booking.repairUnit',
  access: system,
  input: z.object({ unitId: z.uuid() }),
  run: async (work, { unitId }): Promise<Repair> => {
    await lockUnit(work.tx, unitId)
    const repair = await repairChain(work, unitId)
    work.record('unit', unitId, { moved: repair.moved.length, transfers: repair.transfers.length })
    return repair
  },
})
