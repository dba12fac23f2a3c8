import { findBranch } from '../fleet/index.ts'
import { anyone, query, refuse } from '../kernel/index.ts'
import { checkPeriod } from '../pricing/index.ts'
import { branchOffersInput, branchResult } from './contract.ts'
import { offersAt } from './offers.ts'
import { toResult, wishOf } from './search.ts'

/** What one branch offers for a period: a result of the search by itself. @throws as the search, NOT_FOUND */
export const branchOffers = query({
  name: 'availability.branchOffers',
  access: anyone,
  input: branchOffersInput,
  output: branchResult,
  run: async ({ sql, now, actor }, input) => {
    checkPeriod({ from: input.from, to: input.to }, now)
    const branch = await findBranch(sql, input.branchId)
    const [found] = await offersAt(
      sql,
      [{ ...branch, distance_m: null }],
      await wishOf(sql, input, now, actor),
    )
    return found ? toResult(found) : refuse('NOT_FOUND', `There is no branch ${input.branchId}.`)
  },
})
