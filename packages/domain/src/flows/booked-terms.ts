import type { Db } from '@forecourt/db'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import { v7 as uuid } from 'uuid'
import { findBranch } from '../fleet/index.ts'
import { addMinutes, type Period, type Work } from '../kernel/index.ts'
import {
  type Booked,
  findQuote,
  includesEnergy,
  insertQuote,
  type PricedExtra,
  type Quoted,
  quotedAllowances,
  quotedBook,
  quotedExtras,
} from '../pricing/index.ts'
import { oneWayOf, priceWish } from './price-wish.ts'

/** A quote with all that it was priced by: what `settleReturn` settles, and another length is priced from. */
export type BookedTerms = Booked & { quote: Quoted; pickup: BranchRow; dropoff: BranchRow }

/** The terms of a booking's quote, by its own price book, whatever has changed since. @throws NOT_FOUND */
export async function bookedTerms(sql: Db, quoteId: string): Promise<BookedTerms> {
  const { quote } = await findQuote(sql, quoteId)
  const pickup = await findBranch(sql, quote.pickup_branch_id)
  const isOneWay = quote.dropoff_branch_id !== quote.pickup_branch_id
  const dropoff = isOneWay ? await findBranch(sql, quote.dropoff_branch_id) : pickup
  const input = {
    product: quote.product,
    book: await quotedBook(sql, quote),
    period: { from: quote.starts_at, to: quote.ends_at },
    zone: pickup.time_zone,
    demand: quote.demand ?? [],
    oneWay: oneWayOf(pickup, dropoff),
    chosenUnit: quote.unit_id !== null,
    driverAge: quote.driver_age,
    extras: quotedExtras(quote.lines),
    ...(await quotedAllowances(sql, quote)),
  }
  return {
    input,
    lines: quote.lines,
    energyIncluded: await includesEnergy(sql, quote),
    quote,
    pickup,
    dropoff,
  }
}

/** What may change about a booking without losing its prices. */
export type Change = {
  period?: Period
  dropoff?: BranchRow
  extras?: readonly PricedExtra[]
  driverAge?: number | null
}

/**
 * A quote for a changed booking, by the book, the demand and the allowances of its own quote; good for some minutes.
 * The new quote knows its book (`priced_at`), so that a change of the change is priced by it as well.
 */
export async function quoteChange(
  work: Work,
  { quote, input, pickup, dropoff }: BookedTerms,
  change: Change,
  validMinutes = 15,
): Promise<Quoted> {
  const { tx, now } = work
  const target = change.dropoff ?? dropoff
  const wish = {
    ...input,
    pickup,
    dropoff: target,
    // A pair of branches may have a fee of its own.
    book: target === dropoff ? input.book : await quotedBook(tx, { ...quote, dropoff_branch_id: target.id }),
    period: change.period ?? input.period,
    extras: change.extras ?? input.extras,
    driverAge: change.driverAge === undefined ? input.driverAge : change.driverAge,
  }
  const price = priceWish(wish)
  const changed: Quoted = {
    ...quote,
    id: uuid(),
    dropoff_branch_id: target.id,
    starts_at: wish.period.from,
    ends_at: wish.period.to,
    driver_age: wish.driverAge,
    extras: wish.extras.map(({ id, quantity }) => ({ id, quantity })),
    lines: price.lines,
    total_minor: price.totalMinor,
    promo_minor: price.promoMinor,
    points: price.pointsUsed,
    points_minor: price.pointsMinor,
    priced_at: quote.priced_at ?? quote.created_at,
    created_at: now,
    expires_at: addMinutes(now, validMinutes),
  }
  await insertQuote(tx, changed)
  work.record('quote', changed.id, { changes: quote.id, totalMinor: changed.total_minor })
  return changed
}
