import * as z from 'zod'
import { endpoint } from '../api.ts'
import { resourceMissing } from '../errors.ts'
import { paginate } from '../list.ts'
import { currency, none, paging, text } from '../params.ts'

const URL = '/v1/balance_transactions'

export const balanceTransactionRoutes = [
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({
      ...paging,
      currency: currency.optional(),
      source: text().optional(),
      type: text().optional(),
    }),
    run(world, { currency: wanted, source, type, ...page }) {
      const transactions = [...world.store.balanceTransactions.values()].filter(
        (transaction) =>
          (!wanted || transaction.currency === wanted) &&
          (!source || transaction.source === source) &&
          (!type || transaction.type === type),
      )
      return paginate(transactions, page, URL)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run(world, _, id) {
      const transaction = world.store.balanceTransactions.get(id)
      if (!transaction) throw resourceMissing('balance transaction', id, 'id')
      return transaction
    },
  }),
]
