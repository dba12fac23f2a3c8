import { listBranchesInput } from '../fleet/contract.ts'
import { pageOfBranches, toBranch } from '../fleet/index.ts'
import { anyone, pageOf, query } from '../kernel/index.ts'
import { parkingOutput } from './contract.ts'
import { countBays } from './count-bays.ts'

/** Car parks around a point, nearest first, or all by name, with their bays now. */
export const parkings = query({
  name: 'availability.parkings',
  access: anyone,
  input: listBranchesInput,
  output: pageOf(parkingOutput),
  run: async ({ sql, now }, input) => {
    const page = await pageOfBranches(sql, { ...input, kind: 'parking' })
    const bays = await countBays(
      sql,
      page.items.map((branch) => branch.id),
      now,
    )
    return {
      ...page,
      items: page.items.map((row) => ({
        branch: toBranch(row, now, row.distance_m),
        bays: bays.get(row.id) ?? [],
      })),
    }
  },
})
