import { isPgError } from '@forecourt/db'
import { command, managerOf, refuse } from '../kernel/index.ts'
import { setExtraStockInput } from './contract.ts'
import { shortagesOf } from './extra-stock.ts'

/**
 * How many pieces of an extra a branch has; null: never short. The row that is written is the one that bookings lock, so
 * that no claim slips in between.
 * @throws NOT_FOUND; EXTRA_PROMISED with the `shortages` (from, to, pieces) in which bookings need more; nothing is changed
 */
export const setExtraStock = command({
  name: 'pricing.setExtraStock',
  access: managerOf(({ branchId }) => branchId),
  input: setExtraStockInput,
  run: async ({ tx, now, record }, { branchId, extraId, quantity }): Promise<void> => {
    try {
      await tx`
        insert into extra_stock (branch_id, extra_id, quantity) values (${branchId}, ${extraId}, ${quantity})
        on conflict (branch_id, extra_id) do update set quantity = excluded.quantity`
    } catch (error) {
      if (isPgError(error, '23503')) refuse('NOT_FOUND', 'There is no such branch or extra.')
      throw error
    }
    const short = quantity === null ? [] : await shortagesOf(tx, { branchId, extraId, quantity }, now)
    if (short.length > 0)
      refuse(
        'EXTRA_PROMISED',
        'Bookings need more pieces than that. Keep as many, or change the bookings first.',
        {
          shortages: short.map(({ from, to, pieces }) => ({
            from: from.toISOString(),
            to: to.toISOString(),
            pieces,
          })),
        },
      )
    record('branch', branchId, { extraId, quantity })
  },
})
