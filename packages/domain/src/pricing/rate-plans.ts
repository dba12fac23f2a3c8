import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { command, manager, managerOf, refuse, worksAt } from '../kernel/index.ts'
import { createRatePlanInput, ratePlanIdInput, type ratePlanTerms, versioned } from './contract.ts'
import { currencyOf } from './store.ts'

/**
 * What a class costs at a branch from now on: the version so far ends, and keeps pricing what was quoted by it.
 * @throws NOT_FOUND, CHANGED_MEANWHILE, INVALID_INPUT on field `tariffs` (two for the same time)
 */
export const createRatePlan = command({
  name: 'pricing.createRatePlan',
  access: managerOf(({ branchId }) => branchId),
  input: createRatePlanInput,
  output: versioned,
  run: async ({ tx, now, record }, { branchId, classId, version: seen, terms }) => {
    checkTariffs(terms.tariffs)
    const currency = await currencyOf(tx, branchId)
    const [last] = await tx<Pick<RatePlanRow, 'version' | 'retired_at'>[]>`
      select version, retired_at from rate_plans where branch_id = ${branchId} and class_id = ${classId}
      order by version desc limit 1 for no key update`
    if (seen !== undefined && (last?.version !== seen || last.retired_at !== null))
      refuse('CHANGED_MEANWHILE', 'The rate plan changed in the meantime. Look at it again.')
    await tx`
      update rate_plans set retired_at = greatest(created_at, ${now})
      where branch_id = ${branchId} and class_id = ${classId} and retired_at is null`
    const id = uuid()
    const version = (last?.version ?? 0) + 1
    const row = {
      ...planColumns(terms),
      id,
      branch_id: branchId,
      class_id: classId,
      version,
      currency,
      created_at: now,
    }
    await tx`insert into rate_plans ${tx(row)}`
    if (terms.tariffs.length > 0)
      await tx`insert into parking_tariffs ${tx(terms.tariffs.map((one) => tariffRow(id, one)))}`
    record('rate_plan', id, { branchId, classId, version })
    return { id, version }
  },
})

/** A branch no longer offers a class; what was booked stays. @throws NOT_FOUND, FORBIDDEN */
export const retireRatePlan = command({
  name: 'pricing.retireRatePlan',
  access: manager,
  input: ratePlanIdInput,
  run: async ({ tx, now, actor, record }, { ratePlanId }): Promise<void> => {
    const [plan] = await tx<RatePlanRow[]>`
      update rate_plans set retired_at = greatest(created_at, ${now})
      where id = ${ratePlanId} and retired_at is null returning *`
    if (!plan) return refuse('NOT_FOUND', 'There is no such rate plan in force.')
    if (!worksAt(actor, plan.branch_id)) refuse('FORBIDDEN', 'A manager sets the prices of the own branches.')
    record('rate_plan', plan.id, { version: plan.version, retired: true })
  },
})

type Terms = z.output<typeof ratePlanTerms>

function checkTariffs(tariffs: Terms['tariffs']): void {
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

const tariffRow = (ratePlanId: string, one: Terms['tariffs'][number]) => ({
  rate_plan_id: ratePlanId,
  weekday: one.weekday,
  from_minute: one.fromMinute,
  to_minute: one.toMinute,
  hourly_minor: one.hourlyMinor,
})

const planColumns = (terms: Terms) => ({
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
