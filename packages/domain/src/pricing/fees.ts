import type { Period } from '../kernel/index.ts'
import type { LineItem, Product } from './contract.ts'
import { line, lumpSum, unlessFree } from './line.ts'
import type { PriceBook } from './price-book.ts'
import { countDays } from './units.ts'

export type PricedExtra = {
  id: string
  quantity: number
  charge: 'per_day' | 'per_rental'
  amountMinor: number
}

export type FeeInput = {
  product: Product
  book: PriceBook
  period: Period
  /** Where the vehicle is left and how far that is; null when it comes back to where it was picked up. */
  oneWay: { dropoffBranchId: string; km: number } | null
  chosenUnit: boolean
  driverAge: number | null
}

/** Each fee that applies, as its line. */
export const feeLines = (input: FeeInput): LineItem[] => fees.flatMap((fee) => fee(input)).flatMap(unlessFree)

const fees: readonly ((input: FeeInput) => LineItem[])[] = [
  ({ book: { plan, oneWayFees }, oneWay }) => {
    if (oneWay === null) return []
    const pair = oneWayFees.get(oneWay.dropoffBranchId)
    const amount = pair?.amountMinor ?? plan.one_way_base_minor + plan.one_way_per_km_minor * oneWay.km
    const rule = pair && { rule: pair.id, version: pair.version }
    return [lumpSum('one_way', 'one_way', amount, { km: oneWay.km, ...rule })]
  },
  ({ book: { plan }, product, period, driverAge }) => {
    if (driverAge === null || driverAge >= plan.young_driver_below_age) return []
    const days = countDays(product, period)
    const fee = plan.young_driver_daily_minor
    const params = { days, below: plan.young_driver_below_age }
    return [line('young_driver', 'young_driver', days, fee, days * fee, params)]
  },
  ({ book: { plan }, chosenUnit }) =>
    chosenUnit ? [lumpSum('chosen_unit', 'chosen_unit', plan.chosen_unit_minor)] : [],
]

export function extraLine({ id, quantity, charge, amountMinor }: PricedExtra, days: number): LineItem {
  const times = quantity * { per_day: days, per_rental: 1 }[charge]
  const params = { id, pieces: quantity, ...(charge === 'per_day' && { days }) }
  return line(`extra.${id}`, 'extra', times, amountMinor, times * amountMinor, params)
}
