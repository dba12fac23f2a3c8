import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { refuse } from '../kernel/index.ts'
import type { createRatePlanInput, ratePlanTerms } from './contract.ts'
import type { Tariff } from './price-book.ts'

type Terms = z.output<typeof ratePlanTerms>

/** A plan that is only thought of, with its tariffs. */
export type DraftPlan = { row: RatePlanRow; tariffs: readonly (Tariff & { rate_plan_id: string })[] }

/**
 * A plan as it would be stored, in the branch's currency.
 * @throws INVALID_INPUT on field `terms.tariffs` when two are for the same time
 */
export function draftPlan(
  { branchId, classId, terms }: z.output<typeof createRatePlanInput>,
  { currency, now }: { currency: string; now: Date },
): DraftPlan {
  checkTariffs(terms.tariffs)
  const id = uuid()
  const row = {
    ...planColumns(terms),
    ...{ id, branch_id: branchId, class_id: classId, version: 0, currency },
    ...{ created_at: now, retired_at: null },
  }
  return { row, tariffs: terms.tariffs.map((one) => tariffRow(id, one)) }
}

/** @throws INVALID_INPUT on field `terms.tariffs` when two are for the same time */
export function checkTariffs(tariffs: Terms['tariffs']): void {
  const clash = tariffs.some((one, index) =>
    tariffs.some(
      (other, at) =>
        at > index &&
        other.weekday === one.weekday &&
        other.fromMinute < one.toMinute &&
        one.fromMinute < other.toMinute,
    ),
  )
  const message = 'Two tariffs are for the same time.'
  if (clash) refuse('INVALID_INPUT', message, { errors: [{ field: 'terms.tariffs', message }] })
}

export const tariffRow = (ratePlanId: string, one: Terms['tariffs'][number]) => ({
  rate_plan_id: ratePlanId,
  weekday: one.weekday,
  from_minute: one.fromMinute,
  to_minute: one.toMinute,
  hourly_minor: one.hourlyMinor,
})

export const planColumns = (terms: Terms) => ({
  name: terms.name,
  hourly_minor: terms.hourlyMinor,
  daily_minor: terms.dailyMinor,
  weekly_minor: terms.weeklyMinor,
  monthly_minor: terms.monthlyMinor,
  step_minutes: terms.stepMinutes,
  free_minutes: terms.freeMinutes,
  min_minutes: terms.minMinutes,
  max_minutes: terms.maxMinutes,
  prepaid_discount_bp: terms.prepaidDiscountBp,
  flexible_early_return: terms.flexibleEarlyReturn,
  prepaid_early_return: terms.prepaidEarlyReturn,
  flexible_late_days: terms.flexibleLateDays,
  flexible_payment: terms.flexiblePayment,
  prepaid_late_days: terms.prepaidLateDays,
  demand_floor_bp: terms.demandFloorBp,
  demand_ceiling_bp: terms.demandCeilingBp,
  young_driver_daily_minor: terms.youngDriverDailyMinor,
  young_driver_below_age: terms.youngDriverBelowAge,
  one_way_base_minor: terms.oneWayBaseMinor,
  one_way_per_km_minor: terms.oneWayPerKmMinor,
  chosen_unit_minor: terms.chosenUnitMinor,
  deposit_minor: terms.depositMinor,
  km_per_day: terms.kmPerDay,
  extra_km_minor: terms.extraKmMinor,
  energy_percent_minor: terms.energyPercentMinor,
  energy_service_minor: terms.energyServiceMinor,
  ev_kwh_minor: terms.evKwhMinor,
  ev_idle_minute_minor: terms.evIdleMinuteMinor,
})
