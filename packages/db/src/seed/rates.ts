import { readTable } from '../../seed-data/tables.ts'
import type { ExtraPriceRow, ExtraRow, ParkingTariffRow, RatePlanRow } from '../schema/pricing.ts'
import type { SeedBranch, Site } from './branches.ts'
import { classes, classesOf, type SeedClass } from './classes.ts'
import { type Random, randomFor } from './random.ts'
import { dayMs } from './zones.ts'

/** Against the prices of a French town. */
const kindFactor = { airport: 1.16, station: 1.08, city: 1 }
const parkingFactor = { airport: 1.1, station: 1, city: 1.4 }
const countryFactor: Record<string, number> = { FR: 1, BE: 1.04, ES: 0.92, IT: 0.98, GB: 1.08, RE: 1.24 }

/** One euro in this currency, near enough for a price list. */
const perEuro: Record<string, number> = { EUR: 1, GBP: 0.86 }

const minor = (amount: number) => Math.round(amount * 100)
/** Prices end in full tens of cents. */
const tens = (amount: number) => Math.round(amount * 10) * 10

function rental(
  branch: SeedBranch,
  { row, daily, deposit, extraKm }: SeedClass,
  random: Random,
  now: Date,
): RatePlanRow {
  const money = perEuro[branch.currency] ?? 1
  const factor = kindFactor[branch.kind] * (countryFactor[branch.country] ?? 1) * money
  const dailyMinor = tens(daily * factor * (0.95 + random.next() * 0.1))
  return {
    ...shared(branch, row.id, random, now),
    hourly_minor: tens((dailyMinor / 100) * 0.24),
    daily_minor: dailyMinor,
    weekly_minor: tens((dailyMinor / 100) * 5.7),
    monthly_minor: tens((dailyMinor / 100) * 20),
    prepaid_discount_bp: 800,
    energy_percent_minor: tens((row.fuel === 'electric' ? 0.3 : 1.2) * money),
    energy_service_minor: tens(19 * money),
    step_minutes: 60,
    free_minutes: 0,
    young_driver_daily_minor: tens(14 * money),
    one_way_base_minor: tens(39 * money),
    one_way_per_km_minor: minor(0.14 * money),
    chosen_unit_minor: tens(9 * money),
    deposit_minor: minor(deposit),
    km_per_day: 250,
    extra_km_minor: minor((extraKm ?? 0) * money),
  }
}

function parking(branch: SeedBranch, { row, daily }: SeedClass, random: Random, now: Date): RatePlanRow {
  const money = perEuro[branch.currency] ?? 1
  const factor = parkingFactor[branch.kind] * (countryFactor[branch.country] ?? 1) * money
  const dailyMinor = tens(daily * factor * (0.95 + random.next() * 0.1))
  return {
    ...shared(branch, row.id, random, now),
    hourly_minor: tens((dailyMinor / 100) * 0.18),
    daily_minor: dailyMinor,
    weekly_minor: tens((dailyMinor / 100) * 4.2),
    monthly_minor: tens((dailyMinor / 100) * 12),
    prepaid_discount_bp: 500,
    energy_percent_minor: 0,
    energy_service_minor: 0,
    step_minutes: 15,
    free_minutes: 10,
    young_driver_daily_minor: 0,
    one_way_base_minor: 0,
    one_way_per_km_minor: 0,
    chosen_unit_minor: 0,
    deposit_minor: 0,
    km_per_day: null,
    extra_km_minor: null,
    ev_kwh_minor: row.bay_kind === 'ev' ? minor(0.45 * money) : 0,
    ev_idle_minute_minor: row.bay_kind === 'ev' ? minor(0.1 * money) : 0,
  }
}

const shared = (branch: SeedBranch, classId: string, random: Random, now: Date) => ({
  id: random.uuid(now),
  branch_id: branch.id,
  class_id: classId,
  version: 1,
  currency: branch.currency,
  name: 'Standard',
  young_driver_below_age: 25,
  min_minutes: null,
  max_minutes: null,
  flexible_early_return: 'reprice' as const,
  prepaid_early_return: 'none' as const,
  flexible_late_days: 1,
  flexible_payment: 'pickup' as const,
  prepaid_late_days: 1,
  demand_floor_bp: 8500,
  demand_ceiling_bp: 13_000,
  ev_kwh_minor: 0,
  ev_idle_minute_minor: 0,
  created_at: inForceSince(now),
  retired_at: null,
})

/** Before anybody booked. */
const inForceSince = (now: Date) => new Date(now.getTime() - 400 * dayMs)

/**
 * A price for every class of what a branch offers, whether or not one stands there today: a one-way rental can bring any
 * class. `before` is what everything was booked by so far; `since`, new versions for the car parks in town, which have a
 * price of their own at night from now on.
 */
export function ratePlans(
  sites: readonly Site[],
  today: Date,
  now: Date,
): { before: RatePlanRow[]; since: RatePlanRow[] } {
  const all = sites.flatMap(({ row: branch }) => {
    const random = randomFor(`rates ${branch.id}`)
    return [
      ...(branch.rents ? classesOf('rental').map((item) => rental(branch, item, random, today)) : []),
      ...(branch.parks ? classesOf('parking').map((item) => parking(branch, item, random, today)) : []),
    ]
  })
  const inTown = new Set(sites.filter(({ row }) => row.parks && row.kind === 'city').map(({ row }) => row.id))
  const renewed = new Set(all.filter((plan) => inTown.has(plan.branch_id) && plan.km_per_day === null))
  const random = randomFor('renewed rates')
  return {
    before: all.map((plan) => (renewed.has(plan) ? { ...plan, retired_at: now } : plan)),
    since: [...renewed].map((plan) => ({
      ...plan,
      ...{ id: random.uuid(now), version: 2, name: 'Day and night', created_at: now },
    })),
  }
}

/** From eight in the evening to eight in the morning an hour costs less than half. */
export function parkingTariffs(plans: readonly RatePlanRow[]): ParkingTariffRow[] {
  const night = [
    { from_minute: 0, to_minute: 480 },
    { from_minute: 1200, to_minute: 1440 },
  ]
  return plans.flatMap(({ id, hourly_minor: hourly }) =>
    [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
      night.map((hours) => ({
        rate_plan_id: id,
        weekday,
        ...hours,
        hourly_minor: tens((hourly / 100) * 0.4),
      })),
    ),
  )
}

const extraLines = readTable('curated/extras.tsv')

export function extras(): ExtraRow[] {
  return extraLines.map((line, sort) => ({
    id: line.id ?? '',
    product: line.product === 'parking' ? 'parking' : 'rental',
    kind: (['protection', 'equipment', 'driver'] as const).find((kind) => kind === line.kind) ?? 'service',
    name_en: line.name_en ?? '',
    name_fr: line.name_fr ?? '',
    about_en: line.about_en ?? '',
    about_fr: line.about_fr ?? '',
    charge: line.charge === 'per_day' ? 'per_day' : 'per_rental',
    max_quantity: Number(line.max_quantity),
    sort,
    includes_energy: line.id === 'ev-charging',
  }))
}

export function extraPrices(): ExtraPriceRow[] {
  return extraLines.flatMap((line) =>
    (['EUR', 'GBP'] as const).map((currency) => {
      const [amount, excess] = currency === 'EUR' ? [line.eur, line.excess_eur] : [line.gbp, line.excess_gbp]
      return {
        extra_id: line.id ?? '',
        currency,
        amount_minor: minor(Number(amount)),
        excess_minor: excess ? minor(Number(excess)) : null,
      }
    }),
  )
}

export type Offer = { extra: ExtraRow; price: ExtraPriceRow }

/** Every extra with each of its prices. */
export function offers(): Offer[] {
  const prices = extraPrices()
  return extras().flatMap((extra) =>
    prices.filter(({ extra_id }) => extra_id === extra.id).map((price) => ({ extra, price })),
  )
}

export const classRows = () => classes.map(({ row }) => row)
