// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that pricing owns: nobody else writes them. */
export const tables = ['rate_plans', 'extras', 'extra_prices', 'quotes'] as const

/** What a class costs at a branch; a change is a new version, quotes keep theirs. */
export type RatePlanRow = {
  id: string
  branch_id: string
  class_id: string
  version: number
  currency: string
  hourly_minor: number
  daily_minor: number
  weekly_minor: number
  step_minutes: number
  free_minutes: number
  young_driver_daily_minor: number
  young_driver_below_age: number
  one_way_base_minor: number
  one_way_per_km_minor: number
  chosen_unit_minor: number
  deposit_minor: number
  km_per_day: number | null
  extra_km_minor: number | null
  retired_at: Date | null
}

/** What can be added to a booking. */
export type ExtraRow = {
  id: string
  product: 'rental' | 'parking'
  kind: 'protection' | 'equipment' | 'driver' | 'service'
  name_en: string
  name_fr: string
  about_en: string
  about_fr: string
  charge: 'per_day' | 'per_rental'
  max_quantity: number
  sort: number
}

/** The price of an extra by currency; excess_minor is what a protection leaves to the driver. */
export type ExtraPriceRow = {
  extra_id: string
  currency: string
  amount_minor: number
  excess_minor: number | null
}

/** An immutable, itemised price that a booking is made from. */
export type QuoteRow = {
  id: string
  product: 'rental' | 'parking'
  class_id: string
  unit_id: string | null
  pickup_branch_id: string
  dropoff_branch_id: string
  starts_at: Date
  ends_at: Date
  driver_age: number | null
  extras: JSONValue
  currency: string
  lines: JSONValue
  total_minor: number
  deposit_minor: number
  rate_plan_id: string
  created_at: Date
  expires_at: Date
}
