import { findBranch } from '../fleet/index.ts'
import { anyone, query } from '../kernel/index.ts'
import { getQuoteInput, quoteOutput } from '../pricing/contract.ts'
import { findQuote } from '../pricing/index.ts'
import { toQuote } from './quote-view.ts'

/** @throws NOT_FOUND */
export const getQuote = query({
  name: 'flows.getQuote',
  access: anyone,
  input: getQuoteInput,
  output: quoteOutput,
  run: async ({ sql }, { quoteId }) => {
    const { quote, plan } = await findQuote(sql, quoteId)
    return toQuote(quote, plan, await findBranch(sql, quote.pickup_branch_id))
  },
})
