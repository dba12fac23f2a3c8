import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { lengthMs, minute, type Period } from '../kernel/index.ts'
import type { LineItem, Product } from './contract.ts'

/**
 * What a booking costs: a pure function of its inputs, in whole minor units, tax included. It sees instants only, so
 * the machine's zone and the branch's clock changes do not matter, and a longer booking from the same start never
 * costs less.
 *
 * - A day is 24 h from the start. Hours are paid by begun steps of the rate plan until a day is cheaper, days until
 *   a week is. Each line is thus a number of weeks, days or hours at its own price.
 * - A rental that runs over its last full day has 29 minutes of grace, then pays hours, and from 2 h 30 min on a
 *   further day. Parking has no grace, but a stay within the free minutes costs nothing.
 * - Extras by the day are paid for each begun day, without grace.
 * - Fees: one-way (a base and an amount per kilometre), young driver per day, a chosen unit.
 */
export type PriceInput = {
  product: Product
  plan: PricedPlan
  period: Period
  /** Kilometres between the branches; null when the vehicle comes back to where it was picked up. */
  oneWayKm: number | null
  chosenUnit: boolean
  driverAge: number | null
  extras: readonly PricedExtra[]
}

export type PricedPlan = Pick<
  RatePlanRow,
  | 'hourly_minor'
  | 'daily_minor'
  | 'weekly_minor'
  | 'step_minutes'
  | 'free_minutes'
  | 'young_driver_daily_minor'
  | 'young_driver_below_age'
  | 'one_way_base_minor'
  | 'one_way_per_km_minor'
  | 'chosen_unit_minor'
>

export type PricedExtra = {
  id: string
  quantity: number
  charge: 'per_day' | 'per_rental'
  amountMinor: number
}

export type Price = {
  lines: LineItem[]
  totalMinor: number
  /** The total by rental day, for the secondary "per day". */
  perDayMinor: number
}

const minutesOfDay = 1440

/** What running over a full day means. */
const overrun: Record<Product, { graceMinutes: number; furtherDayFromMinutes: number }> = {
  rental: { graceMinutes: 29, furtherDayFromMinutes: 150 },
  parking: { graceMinutes: 0, furtherDayFromMinutes: minutesOfDay },
}

const minutesOf = (period: Period): number => Math.ceil(lengthMs(period) / minute)
const begunDays = (period: Period): number => Math.ceil(minutesOf(period) / minutesOfDay)

/** Days of the booking; minutes of grace do not begin another. */
export function countDays(product: Product, period: Period): number {
  const minutes = minutesOf(period)
  const over = minutes % minutesOfDay
  const isGrace = minutes > minutesOfDay && over > 0 && over <= overrun[product].graceMinutes
  return Math.ceil(minutes / minutesOfDay) - (isGrace ? 1 : 0)
}

export function calculatePrice(input: PriceInput): Price {
  const lines = [
    ...baseLines(input),
    ...fees.flatMap((fee) => fee(input)),
    ...input.extras.map((extra) => extraLine(extra, begunDays(input.period))),
  ]
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0)
  return { lines, totalMinor, perDayMinor: Math.round(totalMinor / countDays(input.product, input.period)) }
}

/** Weeks, days and hours of a period, each rounded up to where the next bigger one is not dearer. */
function split({ product, plan, period }: PriceInput): { weeks: number; days: number; steps: number } {
  const minutes = minutesOf(period)
  const rule = overrun[product]
  const days = Math.floor(minutes / minutesOfDay)
  const over = minutes % minutesOfDay
  const isLate = days > 0
  const steps = isLate && over <= rule.graceMinutes ? 0 : Math.ceil(over / plan.step_minutes)
  const furtherDay =
    (isLate && over >= rule.furtherDayFromMinutes) ||
    (steps > 0 && hoursPrice(plan, steps) >= plan.daily_minor)
  const loose = {
    weeks: Math.floor(days / 7),
    days: (days % 7) + (furtherDay ? 1 : 0),
    steps: furtherDay ? 0 : steps,
  }
  const isWeek =
    loose.days > 0 && loose.days * plan.daily_minor + hoursPrice(plan, loose.steps) >= plan.weekly_minor
  return isWeek ? { weeks: loose.weeks + 1, days: 0, steps: 0 } : loose
}

/** Steps of an hour's price, rounded once. */
const hoursPrice = (plan: PricedPlan, steps: number): number =>
  Math.round((steps * plan.step_minutes * plan.hourly_minor) / 60)

function baseLines(input: PriceInput): LineItem[] {
  const { plan, period } = input
  if (minutesOf(period) <= plan.free_minutes) {
    return [line('base.free', 'base', 1, 0, 0, { minutes: plan.free_minutes })]
  }
  const { weeks, days, steps } = split(input)
  const hours = (steps * plan.step_minutes) / 60
  return [
    line('base.week', 'base', weeks, plan.weekly_minor, weeks * plan.weekly_minor),
    line('base.day', 'base', days, plan.daily_minor, days * plan.daily_minor),
    line('base.hour', 'base', hours, plan.hourly_minor, hoursPrice(plan, steps)),
  ].filter(({ quantity }) => quantity > 0)
}

/** Each fee that applies, as its line. */
const fees: readonly ((input: PriceInput) => LineItem[])[] = [
  ({ plan, oneWayKm }) => {
    if (oneWayKm === null) return []
    const amount = plan.one_way_base_minor + plan.one_way_per_km_minor * oneWayKm
    return unlessFree(line('one_way', 'one_way', 1, amount, amount, { km: oneWayKm }))
  },
  ({ plan, product, period, driverAge }) => {
    if (driverAge === null || driverAge >= plan.young_driver_below_age) return []
    const days = countDays(product, period)
    const fee = plan.young_driver_daily_minor
    return unlessFree(
      line('young_driver', 'young_driver', days, fee, days * fee, {
        days,
        below: plan.young_driver_below_age,
      }),
    )
  },
  ({ plan, chosenUnit }) =>
    chosenUnit
      ? unlessFree(line('chosen_unit', 'chosen_unit', 1, plan.chosen_unit_minor, plan.chosen_unit_minor))
      : [],
]

function extraLine({ id, quantity, charge, amountMinor }: PricedExtra, days: number): LineItem {
  const times = { per_day: days, per_rental: 1 }[charge]
  const params = { id, pieces: quantity, ...(charge === 'per_day' && { days }) }
  return line(`extra.${id}`, 'extra', quantity * times, amountMinor, quantity * times * amountMinor, params)
}

const unlessFree = (item: LineItem): LineItem[] => (item.amountMinor === 0 ? [] : [item])

const line = (
  code: string,
  kind: LineItem['kind'],
  quantity: number,
  unitMinor: number,
  amountMinor: number,
  params: LineItem['params'] = {},
): LineItem => ({ code, kind, quantity, unitMinor, amountMinor, params })
