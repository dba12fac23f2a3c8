import type { Db } from '@forecourt/db'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import { demandFor } from '../availability/index.ts'
import { kmBetween } from '../fleet/index.ts'
import type { Period } from '../kernel/index.ts'
import type { Product } from '../pricing/contract.ts'
import {
  type Allowances,
  calculatePrice,
  type Demand,
  type Price,
  type PriceBook,
  type PricedExtra,
} from '../pricing/index.ts'

export type PricedWish = {
  product: Product
  book: PriceBook
  period: Period
  pickup: BranchRow
  dropoff: BranchRow
  /** Frozen with the booking, or as it stands now (`demandNow`). */
  demand: Demand
  chosenUnit: boolean
  driverAge: number | null
  extras: readonly PricedExtra[]
} & Allowances

/** How far a vehicle is left from where it was picked up; null when it comes back. */
export const oneWayOf = (pickup: BranchRow, dropoff: BranchRow) =>
  pickup.id === dropoff.id ? null : { dropoffBranchId: dropoff.id, km: kmBetween(pickup, dropoff) }

/** What a wish costs between two branches: the calculator, told how far they are apart and what the clock shows. */
export function priceWish({ pickup, dropoff, ...wish }: PricedWish): Price {
  return calculatePrice({ ...wish, zone: pickup.time_zone, oneWay: oneWayOf(pickup, dropoff) })
}

/** How taken the branch of a book is on the days from an instant on; empty where no rule of the book asks. */
export async function demandNow(
  sql: Db,
  book: PriceBook,
  of: { product: Product; from: Date; now: Date },
): Promise<Demand> {
  const demand = await demandFor(sql, [book], of)
  return demand.get(book.plan.branch_id) ?? []
}
