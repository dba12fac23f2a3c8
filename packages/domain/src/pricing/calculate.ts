import type { LineItem } from './contract.ts'
import { extraLine, type FeeInput, feeLines, type PricedExtra } from './fees.ts'
import { sumOf } from './line.ts'
import { type Allowances, reductionLines } from './reductions.ts'
import { priceStay, type StayInput } from './stay.ts'
import { begunDays } from './units.ts'

/**
 * What a booking costs: a pure function of its inputs, in whole minor units, tax included. The zone is the branch's,
 * never the machine's, and a longer booking from the same start never costs less.
 *
 * - A day is 24 h from the start. Hours are paid by begun steps of the rate plan until a day is cheaper, days until
 *   a week is, weeks until a month of 30 days is (`units.ts`). Car parks have tariffs by the hour of the day
 *   (`steps.ts`). Seasons, weekdays and demand move single days, the length the whole (`stay.ts`).
 * - A rental that runs over its last full day has 29 minutes of grace, then pays hours, and from 2 h 30 min on a
 *   further day. Parking has no grace, but a stay within the free minutes costs nothing.
 * - Extras by the day are paid for each begun day, without grace.
 * - Fees: one-way (by the pair of branches, else a base and an amount per kilometre), young driver per day, a chosen
 *   unit (`fees.ts`).
 * - Then what is taken off: paying ahead, membership, a promotion, points (`reductions.ts`).
 */
export type PriceInput = StayInput & FeeInput & Allowances & { extras: readonly PricedExtra[] }

export type Price = {
  lines: LineItem[]
  totalMinor: number
  /** The total by rental day, for the secondary "per day". */
  perDayMinor: number
  /** What a promotion takes off, and what points pay, above zero. */
  promoMinor: number
  pointsMinor: number
  pointsUsed: number
}

export function calculatePrice(input: PriceInput): Price {
  const stay = priceStay(input)
  const begun = begunDays(input.period)
  const dear = [...stay.lines, ...feeLines(input), ...input.extras.map((extra) => extraLine(extra, begun))]
  const off = reductionLines(input, stay, sumOf(dear))
  const lines = [...dear, ...off]
  const totalMinor = sumOf(lines)
  const takenBy = (isIt: (code: string) => boolean) => -sumOf(off.filter(({ code }) => isIt(code))) + 0
  return {
    lines,
    totalMinor,
    perDayMinor: Math.round(totalMinor / stay.days),
    promoMinor: takenBy((code) => code.startsWith('promo.')),
    pointsMinor: takenBy((code) => code === 'points'),
    pointsUsed: Number(off.find(({ code }) => code === 'points')?.params.points ?? 0),
  }
}
