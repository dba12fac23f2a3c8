import type { RatePlanRow } from '../schema/pricing.ts'
import type { SeedBranch } from './branches.ts'
import type { Random } from './random.ts'
import type { Offer } from './rates.ts'
import { minuteMs } from './zones.ts'

/** One explained amount of a quote, in the shape that the application stores. */
export type Line = {
  code: string
  kind: 'base' | 'one_way' | 'young_driver' | 'chosen_unit' | 'extra'
  quantity: number
  unitMinor: number
  amountMinor: number
  params: Record<string, string | number>
}

export type Wish = {
  start: number
  end: number
  plan: RatePlanRow
  from: SeedBranch
  to: SeedBranch
  driverAge: number | null
  chosenUnit: boolean
  extras: readonly Offer[]
}

const day = 1440
/** The rules of the trade that the application prices by; see `pricing/calculate.ts` of the domain. */
const graceMinutes = 29
const furtherDayMinutes = 150

const line = (
  kind: Line['kind'],
  code: string,
  quantity: number,
  unitMinor: number,
  params: Line['params'] = {},
): Line => ({
  code,
  kind,
  quantity,
  unitMinor,
  amountMinor: Math.round(quantity * unitMinor),
  params,
})

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Along the great circle, whole, as the application counts it. */
function km(a: SeedBranch, b: SeedBranch): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const chord = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east
  return Math.round(2 * 6371 * Math.asin(Math.sqrt(chord)))
}

/** Weeks, days and hours, each rounded up where the next bigger one is not dearer. */
function lengthOf({ start, end, plan }: Wish): { weeks: number; days: number; hours: number } {
  const minutes = (end - start) / minuteMs
  const full = Math.floor(minutes / day)
  const over = minutes % day
  const rental = plan.free_minutes === 0
  const graced = rental && full > 0 && over <= graceMinutes
  const hours = graced ? 0 : (Math.ceil(over / plan.step_minutes) * plan.step_minutes) / 60
  const isFurtherDay =
    (rental && full > 0 && over >= furtherDayMinutes) ||
    (hours > 0 && hours * plan.hourly_minor >= plan.daily_minor)
  const loose = {
    weeks: Math.floor(full / 7),
    days: (full % 7) + (isFurtherDay ? 1 : 0),
    hours: isFurtherDay ? 0 : hours,
  }
  const isWeek =
    loose.days > 0 && loose.days * plan.daily_minor + loose.hours * plan.hourly_minor >= plan.weekly_minor
  return isWeek ? { weeks: loose.weeks + 1, days: 0, hours: 0 } : loose
}

/** The lines of a quote, as the application would have written them. */
export function linesOf(wish: Wish): Line[] {
  const { plan, from, to, driverAge, chosenUnit, extras } = wish
  const { weeks, days, hours } = lengthOf(wish)
  const minutes = (wish.end - wish.start) / minuteMs
  const begun = Math.ceil(minutes / day)
  const withoutGrace = minutes % day > 0 && minutes % day <= graceMinutes ? begun - 1 : begun
  const distance = km(from, to)
  const below = plan.young_driver_below_age
  const young = driverAge !== null && driverAge < below
  const candidates = [
    line('base', 'base.week', weeks, plan.weekly_minor),
    line('base', 'base.day', days, plan.daily_minor),
    line('base', 'base.hour', hours, plan.hourly_minor),
    line(
      'one_way',
      'one_way',
      from === to ? 0 : 1,
      plan.one_way_base_minor + distance * plan.one_way_per_km_minor,
      {
        km: distance,
      },
    ),
    line('young_driver', 'young_driver', young ? withoutGrace : 0, plan.young_driver_daily_minor, {
      days: withoutGrace,
      below,
    }),
    line('chosen_unit', 'chosen_unit', chosenUnit ? 1 : 0, plan.chosen_unit_minor),
    ...extras.map(({ extra, price }) => {
      const isPerDay = extra.charge === 'per_day'
      const params = { id: extra.id, pieces: 1, ...(isPerDay && { days: begun }) }
      return line('extra', `extra.${extra.id}`, isPerDay ? begun : 1, price.amount_minor, params)
    }),
  ]
  return candidates.filter(({ quantity }) => quantity > 0)
}

export const totalOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** What people add: mostly nothing, sometimes cover or a seat. */
export function wantedExtras(
  product: 'rental' | 'parking',
  currency: string,
  offers: readonly Offer[],
  random: Random,
): Offer[] {
  const offered = offers.filter(
    ({ extra, price }) => extra.product === product && price.currency === currency,
  )
  const count = Number(random.weighted({ 0: 60, 1: 28, 2: 12 }))
  const chosen = new Set(Array.from({ length: count }, () => random.pick(offered)))
  const covers = [...chosen].filter(({ extra }) => extra.kind === 'protection')
  // One cover at most.
  return [...chosen].filter((item) => item.extra.kind !== 'protection' || item === covers[0])
}
