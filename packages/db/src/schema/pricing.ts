// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that pricing owns: nobody else writes them. */
export const tables = ['rate_plans', 'extras', 'extra_prices', 'quotes', 'branch_groups', 'branch_group_members', 'rate_rules', 'one_way_fees', 'parking_tariffs', 'extra_stock', 'extra_claims', 'promotions', 'promotion_redemptions', 'loyalty_tiers', 'loyalty_rates', 'loyalty_accounts', 'loyalty_entries'] as const

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
  name: string
  monthly_minor: number | null
  min_minutes: number | null
  max_minutes: number | null
  prepaid_discount_bp: number
  flexible_early_return: 'none' | 'reprice'
  prepaid_early_return: 'none' | 'reprice'
  flexible_late_days: number
  prepaid_late_days: number
  demand_floor_bp: number
  demand_ceiling_bp: number
  energy_percent_minor: number
  energy_service_minor: number
  ev_kwh_minor: number
  ev_idle_minute_minor: number
  created_at: Date
  flexible_payment: 'booking' | 'pickup'
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
  includes_energy: boolean
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
  rate_option: 'flexible' | 'prepaid'
  priced_at: Date | null
  demand: JSONValue | null
  customer_id: string | null
  promotion_id: string | null
  promo_minor: number
  points: number
  points_minor: number
}

/** Branches that are priced together, such as the airports of a coast. */
export type BranchGroupRow = {
  id: string
  name: string
  retired_at: Date | null
}

/** Which branches a group has, and since when. */
export type BranchGroupMemberRow = {
  group_id: string
  branch_id: string
  joined_at: Date
  left_at: Date | null
}

/** What moves a day's price (season, weekday, demand) or the whole stay's (length), everywhere, for a group or at a branch. */
export type RateRuleRow = {
  id: string
  series: string
  version: number
  kind: 'season' | 'weekday' | 'length' | 'demand'
  name_en: string
  name_fr: string
  product: 'rental' | 'parking'
  class_id: string | null
  branch_id: string | null
  group_id: string | null
  from_date: Date | null
  to_date: Date | null
  weekdays: number | null
  min_days: number | null
  min_taken_bp: number | null
  change_bp: number
  created_at: Date
  retired_at: Date | null
}

/** What leaving a car from one branch at another costs; pairs that are not here pay by distance. */
export type OneWayFeeRow = {
  id: string
  from_branch_id: string
  to_branch_id: string
  version: number
  currency: string
  amount_minor: number
  created_at: Date
  retired_at: Date | null
}

/** An hour's price by time of day and day of week; it belongs to a version of a rate plan. */
export type ParkingTariffRow = {
  rate_plan_id: string
  weekday: number
  from_minute: number
  to_minute: number
  hourly_minor: number
}

/** How many pieces of an extra a branch has; without a number, or not here, it is never short. */
export type ExtraStockRow = {
  branch_id: string
  extra_id: string
  quantity: number | null
}

/** Pieces of an extra that a booking takes from its pick-up branch; hold_expires_at is set while it is only a hold. */
export type ExtraClaimRow = {
  booking_id: string
  extra_id: string
  branch_id: string
  quantity: number
  during: string
  hold_expires_at: Date | null
  created_at: Date
}

/** A code that takes something off, its terms, and what has been used of it. */
export type PromotionRow = {
  id: string
  code: string
  version: number
  name: string
  kind: 'percent' | 'amount' | 'free_day'
  percent_bp: number | null
  amount_minor: number | null
  currency: string | null
  book_from: Date | null
  book_until: Date | null
  pickup_from: Date | null
  pickup_until: Date | null
  max_uses: number | null
  budget_minor: number | null
  per_customer: number | null
  first_booking_only: boolean
  product: 'rental' | 'parking' | null
  class_ids: string[] | null
  branch_ids: string[] | null
  min_days: number | null
  used_count: number
  used_minor: number
  created_at: Date
  retired_at: Date | null
}

/** Which booking used which promotion; one that was given back counts no more. */
export type PromotionRedemptionRow = {
  booking_id: string
  promotion_id: string
  customer_id: string | null
  email_hash: string
  amount_minor: number
  redeemed_at: Date
  hold_expires_at: Date | null
  given_back_at: Date | null
}

/** From how many points on a member has which discount of the stay. */
export type LoyaltyTierRow = {
  id: string
  name_en: string
  name_fr: string
  min_points: number
  discount_bp: number
}

/** What has to be spent for a point, and what a point pays, by currency. */
export type LoyaltyRateRow = {
  currency: string
  minor_per_point: number
  point_value_minor: number
}

/** The points that a member has, and has ever earned; the sums of loyalty_entries. */
export type LoyaltyAccountRow = {
  customer_id: string
  balance: number
  earned: number
}

/** The ledger of points, only ever added to. */
export type LoyaltyEntryRow = {
  id: number
  customer_id: string
  booking_id: string | null
  kind: 'earned' | 'redeemed' | 'given_back' | 'adjusted'
  points: number
  at: Date
}
