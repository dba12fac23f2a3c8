import { anyone, query } from '../kernel/index.ts'
import { openingsInput, openingsOutput } from './contract.ts'
import { intervals } from './opening-hours.ts'
import { findBranch } from './store.ts'

/** When a branch is open on its local days from a date on. @throws NOT_FOUND */
export const openings = query({
  name: 'fleet.openings',
  access: anyone,
  input: openingsInput,
  output: openingsOutput,
  run: async ({ sql }, input) => {
    const branch = await findBranch(sql, input.branchId)
    return {
      timeZone: branch.time_zone,
      intervals: intervals(branch, input.from, input.days).map(({ from, to }) => ({
        from: from.toISOString(),
        to: to.toISOString(),
      })),
    }
  },
})
