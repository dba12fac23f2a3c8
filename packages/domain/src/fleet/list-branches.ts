import { anyone, pageOf, query } from '../kernel/index.ts'
import { branchOutput, listBranchesInput } from './contract.ts'
import { pageOfBranches } from './page-of-branches.ts'
import { toBranch } from './view.ts'

/** Branches around a point, nearest first, or all by name. */
export const listBranches = query({
  name: 'fleet.listBranches',
  access: anyone,
  input: listBranchesInput,
  output: pageOf(branchOutput),
  run: async ({ sql, now }, input) => {
    const page = await pageOfBranches(sql, input)
    return { ...page, items: page.items.map((row) => toBranch(row, now, row.distance_m)) }
  },
})
