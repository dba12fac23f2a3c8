import { isPgError } from '@forecourt/db'
import { v7 as uuid } from 'uuid'
import { command, managerOf, refuse } from '../kernel/index.ts'
import { setOneWayFeeInput } from './contract.ts'
import { currencyOf } from './store.ts'

/**
 * What leaving a car of this branch at another costs from now on; without an amount it goes by distance again. What was
 * quoted keeps its fee.
 * @throws NOT_FOUND
 */
export const setOneWayFee = command({
  name: 'pricing.setOneWayFee',
  access: managerOf(({ branchId }) => branchId),
  input: setOneWayFeeInput,
  run: async ({ tx, now, record }, { branchId, toBranchId, amountMinor }): Promise<void> => {
    const currency = await currencyOf(tx, branchId)
    const [last] = await tx<{ version: number }[]>`
      select version from one_way_fees where from_branch_id = ${branchId} and to_branch_id = ${toBranchId}
      order by version desc limit 1 for no key update`
    await tx`
      update one_way_fees set retired_at = greatest(created_at, ${now})
      where from_branch_id = ${branchId} and to_branch_id = ${toBranchId} and retired_at is null`
    const fee = {
      ...{ id: uuid(), from_branch_id: branchId, to_branch_id: toBranchId, currency, created_at: now },
      version: (last?.version ?? 0) + 1,
    }
    try {
      if (amountMinor !== null)
        await tx`insert into one_way_fees ${tx({ ...fee, amount_minor: amountMinor })}`
    } catch (error) {
      if (isPgError(error, '23503')) refuse('NOT_FOUND', 'There is no such branch.')
      throw error
    }
    record('branch', branchId, { toBranchId, amountMinor })
  },
})
