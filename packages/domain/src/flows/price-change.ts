import type { Tx } from '@forecourt/db'
import type { BranchRow, ClassRow } from '@forecourt/db/schema/fleet'
import { type Period, refuse } from '../kernel/index.ts'
import {
  chooseExtras,
  extrasIn,
  loadPriceBook,
  type Price,
  type PricedExtra,
  type Quoted,
  quotedBook,
} from '../pricing/index.ts'
import type { BookedTerms } from './booked-terms.ts'
import { demandNow, priceWish } from './price-wish.ts'

/** What a booking is to become, each part of it named. */
export type ChangedTerms = {
  class: ClassRow
  unitId: string | null
  pickup: BranchRow
  dropoff: BranchRow
  period: Period
  driverAge: number | null
  extras: readonly { id: string; quantity: number }[]
}

type ByBook = Pick<Quoted, 'rate_plan_id' | 'deposit_minor' | 'currency' | 'demand' | 'priced_at'>

/**
 * The price of a changed booking. While class and pick-up branch stay, it is priced by the booking's own book: the
 * plan, the rules and the demand of the day when it was made. Elsewhere the live book counts. What was taken off (the
 * chosen rate, a promotion, membership, points) is taken off again, and extras that it had keep their price.
 * @throws NOT_OFFERED also when the prices there are in another currency
 */
export async function priceChange(
  tx: Tx,
  terms: BookedTerms,
  to: ChangedTerms,
  now: Date,
): Promise<{ price: Price; byBook: ByBook }> {
  const { quote, input } = terms
  const { product } = quote
  const stays = to.class.id === quote.class_id && to.pickup.id === quote.pickup_branch_id
  const where = { branchId: to.pickup.id, classId: to.class.id, dropoffBranchId: to.dropoff.id }
  const book = stays
    ? await quotedBook(tx, { ...quote, dropoff_branch_id: to.dropoff.id })
    : await loadPriceBook(tx, { product, ...where, at: now })
  const { plan } = book
  if (plan.currency !== quote.currency) {
    refuse(
      'NOT_OFFERED',
      `${to.pickup.name} has prices in ${plan.currency}. Cancel this booking and make a new one there.`,
    )
  }
  const demand = stays ? input.demand : await demandNow(tx, book, { product, from: to.period.from, now })
  const price = priceWish({
    ...input,
    book,
    demand,
    period: to.period,
    pickup: to.pickup,
    dropoff: to.dropoff,
    chosenUnit: to.unitId !== null,
    driverAge: to.driverAge,
    extras: await extrasOf(tx, terms, to.extras, plan.currency),
  })
  return {
    price,
    byBook: {
      rate_plan_id: plan.id,
      deposit_minor: plan.deposit_minor,
      currency: plan.currency,
      demand: demand.length > 0 ? [...demand] : null,
      priced_at: stays ? (quote.priced_at ?? quote.created_at) : null,
    },
  }
}

async function extrasOf(
  tx: Tx,
  { input, quote }: BookedTerms,
  wanted: ChangedTerms['extras'],
  currency: string,
): Promise<PricedExtra[]> {
  const own = new Map(input.extras.map((extra) => [extra.id, extra]))
  const chosen = chooseExtras(wanted, await extrasIn(tx, quote.product, currency))
  return chosen.map((extra) => ({
    ...extra,
    amountMinor: own.get(extra.id)?.amountMinor ?? extra.amountMinor,
  }))
}
