import { isPgError } from '@forecourt/db'
import { command, managerOf, refuse } from '../kernel/index.ts'
import { setExtraStockInput } from './contract.ts'

/** How many pieces of an extra a branch has. What has been given out stays so, if there are fewer now. @throws NOT_FOUND */
export const setExtraStock = command({
  name: 'pricing.setExtraStock',
  access: managerOf(({ branchId }) => branchId),
  input: setExtraStockInput,
  run: async ({ tx, record }, { branchId, extraId, quantity }): Promise<void> => {
    try {
      await tx`
        insert into extra_stock (branch_id, extra_id, quantity) values (${branchId}, ${extraId}, ${quantity})
        on conflict (branch_id, extra_id) do update set quantity = excluded.quantity`
    } catch (error) {
      if (isPgError(error, '23503')) refuse('NOT_FOUND', 'There is no such branch or extra.')
      throw error
    }
    record('branch', branchId, { extraId, quantity })
  },
})
