import { z } from 'zod'
import { anyone, query } from '../kernel/index.ts'
import { type Extra, extraOutput, listExtrasInput } from './contract.ts'
import { leftAt } from './extra-stock.ts'
import { currencyOf, extrasIn } from './store.ts'

/** What can be added to a booking at a branch, priced in its currency, and what is left of it. @throws NOT_FOUND */
export const listExtras = query({
  name: 'pricing.listExtras',
  access: anyone,
  input: listExtrasInput,
  output: z.array(extraOutput),
  run: async ({ sql, now }, { product, branchId, from, to }): Promise<Extra[]> => {
    const offers = await extrasIn(sql, product, await currencyOf(sql, branchId))
    const asked = from !== undefined && to !== undefined && to > from
    const left = asked ? await leftAt(sql, branchId, { from, to }, now) : new Map<string, number>()
    return offers.map((offer) => ({
      id: offer.id,
      kind: offer.kind,
      name: { en: offer.name_en, fr: offer.name_fr },
      about: { en: offer.about_en, fr: offer.about_fr },
      charge: offer.charge,
      maxQuantity: offer.max_quantity,
      amountMinor: offer.amount_minor,
      excessMinor: offer.excess_minor,
      currency: offer.currency,
      left: left.get(offer.id) ?? null,
    }))
  },
})
