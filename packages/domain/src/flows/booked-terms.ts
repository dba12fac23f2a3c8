import type { Db } from '@forecourt/db'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import { findBranch } from '../fleet/index.ts'
import {
  type Booked,
  findQuote,
  includesEnergy,
  type Quoted,
  quotedAllowances,
  quotedBook,
  quotedExtras,
} from '../pricing/index.ts'
import { oneWayOf } from './price-wish.ts'

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
