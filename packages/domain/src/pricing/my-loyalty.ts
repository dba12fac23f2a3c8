import { z } from 'zod'
import { query, signedIn } from '../kernel/index.ts'
import { type Loyalty, loyaltyOutput } from './contract.ts'
import { customerOf, memberOf } from './loyalty.ts'

/** So many entries of the ledger are shown, the latest first. */
const shown = 50

/** The points, the tier and the latest movements of who calls. */
export const loyalty = query({
  name: 'pricing.loyalty',
  access: signedIn,
  input: z.object({}),
  output: loyaltyOutput,
  run: async ({ sql, actor }): Promise<Loyalty> => {
    const customerId = customerOf(actor)
    if (customerId === null) return { balance: 0, earned: 0, tier: null, entries: [] }
    const { balance, earned, tier } = await memberOf(sql, customerId)
    const entries = await sql<(Omit<Loyalty['entries'][number], 'at'> & { at: Date })[]>`
      select booking_id as "bookingId", kind, points, at from loyalty_entries
      where customer_id = ${customerId} order by id desc limit ${shown}`
    return {
      balance,
      earned,
      tier: tier && {
        id: tier.id,
        name: { en: tier.name_en, fr: tier.name_fr },
        discountBp: tier.discount_bp,
      },
      entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    }
  },
})
