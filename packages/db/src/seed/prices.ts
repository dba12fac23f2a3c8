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
/** So late a car may come back without paying more; then by the hour; from here on it is a further day. */
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

const km = (a: SeedBranch, b: SeedBranch) => {
  const dy = (a.latitude - b.latitude) * 111.2
  const dx = (a.longitude - b.longitude) * 111.2 * Math.cos((a.latitude * Math.PI) / 180)
  return Math.round(Math.hypot(dx, dy))
}

/** Begun days and what is left in hours, by the rules of cars or of car parks. */
function lengthOf({ start, end, plan }: Wish): { days: number; hours: number } {
  const minutes = (end - start) / minuteMs
  const rest = minutes % day
  const days = Math.floor(minutes / day)
  if (plan.free_minutes > 0) {
    const hours = (Math.ceil(rest / plan.step_minutes) * plan.step_minutes) / 60
    return hours * plan.hourly_minor >= plan.daily_minor ? { days: days + 1, hours: 0 } : { days, hours }
  }
  if (rest >= furtherDayMinutes || days === 0) return { days: days + 1, hours: 0 }
  return { days, hours: rest <= graceMinutes ? 0 : Math.ceil(rest / 60) }
}

/** The lines of a quote. History, not the price list: the application prices what is booked from now on. */
export function linesOf(wish: Wish): Line[] {
  const { plan, from, to, driverAge, chosenUnit, extras } = wish
  const { days, hours } = lengthOf(wish)
  const begun = Math.max(1, days + (hours > 0 ? 1 : 0))
  const [weeks, odd] = [Math.floor(days / 7), days % 7]
  const distance = km(from, to)
  const young = driverAge !== null && driverAge < plan.young_driver_below_age
  const candidates = [
    line('base', 'base.week', weeks, plan.weekly_minor),
    line('base', 'base.day', odd, plan.daily_minor),
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
    line('young_driver', 'young_driver', young ? begun : 0, plan.young_driver_daily_minor, { days: begun }),
    line('chosen_unit', 'chosen_unit', chosenUnit ? 1 : 0, plan.chosen_unit_minor),
    ...extras.map(({ extra, price }) => {
      const times = extra.charge === 'per_day' ? begun : 1
      return line('extra', `extra.${extra.id}`, times, price.amount_minor, { days: begun, pieces: 1 })
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
