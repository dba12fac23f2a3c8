import type { ParkingTariffRow, RatePlanRow } from '@forecourt/db/schema/pricing'

/**
 * All that decides what a class costs at a branch, as it stood at one instant. Rows as they are stored, cut and sorted
 * to what the calculator asks: the first rule of a kind that fits is the one that applies.
 */
export type PriceBook = {
  plan: RatePlanRow
  /** An hour's price by the branch's clock; outside of them the plan's own. */
  tariffs: readonly Tariff[]
  /** Rules for single days, of each kind the most particular first. */
  seasons: readonly DayRule[]
  weekdays: readonly DayRule[]
  demand: readonly (DayRule & { minTakenBp: number })[]
  /** Discounts of the whole stay by its length, the most particular and longest first. */
  lengths: readonly (Rule & { minDays: number })[]
  /** Fixed one-way fees by drop-off branch; others go by distance. */
  oneWayFees: ReadonlyMap<string, { id: string; amountMinor: number; version: number }>
}

export type Tariff = Omit<ParkingTariffRow, 'rate_plan_id'>

export type RuleKind = 'season' | 'weekday' | 'length' | 'demand'

/** A version of a rule: what it is called and by how much it moves the price, in basis points. */
export type Rule = { id: string; version: number; kind: RuleKind; en: string; fr: string; changeBp: number }

/** A rule for days: on which dates (counted days, both included) and weekdays (a bit for each, Monday is 1). */
export type DayRule = Rule & { dates: readonly [number, number] | null; weekdays: number | null }

/** A book of a plan alone. */
export const plainBook = (plan: RatePlanRow): PriceBook => ({
  plan,
  tariffs: [],
  seasons: [],
  weekdays: [],
  demand: [],
  lengths: [],
  oneWayFees: new Map(),
})
