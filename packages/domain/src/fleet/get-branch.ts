import { anyone, query } from '../kernel/index.ts'
import { branchOutput, getBranchInput } from './contract.ts'
import { findBranch } from './store.ts'
import { toBranch } from './view.ts'

/** @throws NOT_FOUND */
export const getBranch = query({
  name: 'fleet.getBranch',
  access: anyone,
  input: getBranchInput,
  output: branchOutput,
  run: async ({ sql, now }, { branchId }) => toBranch(await findBranch(sql, branchId), now),
})
