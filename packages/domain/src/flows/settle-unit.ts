import { settleBlocks } from '../booking/index.ts'
import { placeUnit } from '../fleet/index.ts'
import type { Work } from '../kernel/index.ts'

/** Puts away those blocks of a unit that are over, so that it stands where they left it, whether or not a worker runs. */
export async function settleUnit(work: Work, unitId: string): Promise<void> {
  let settled = await settleBlocks(work, { unitId })
  while (settled.length > 0) {
    for (const { branchId, kind } of settled)
      if (kind === 'transfer') await placeUnit(work, { unitId, branchId })
    settled = await settleBlocks(work, { unitId })
  }
}
