import type { Db } from '@forecourt/db'
import type { OneWayFeeRow, ParkingTariffRow, RatePlanRow, RateRuleRow } from '@forecourt/db/schema/pricing'
import { day, refuse } from '../kernel/index.ts'
import type { Product } from './contract.ts'
import type { DayRule, PriceBook, Rule } from './price-book.ts'
import type { DraftPlan } from './rate-plan-row.ts'
import { byPrecedence } from './rule-order.ts'

export type BooksWanted = {
  branchIds: readonly string[]
  /** Whose rules to read; books of classes of the other product come without. */
  product: Product
  /** Left out: of all classes. */
  classId?: string | undefined
  /** The book as it was at this instant. */
  at: Date
  /** By this very version of the plan, whatever was in force. */
  planId?: string | undefined
  /** A plan that is only thought of, in place of the one in force, or of none. */
  draftPlan?: DraftPlan | undefined
  /** A rule that is only thought of, as if it were in force and the version of its series were not. */
  draft?: RateRuleRow | undefined
  /** Where a one-way rental ends; without it no pair fees are read. */
  dropoffBranchId?: string | undefined
}

/** True for a row that was in force at the instant. */
const inForce = (sql: Db, at: Date) => sql`created_at <= ${at} and (retired_at is null or retired_at > ${at})`

/** A rule with those of the branches asked about that its group had. */
type ScopedRule = RateRuleRow & { group_branches: string[] }

/**
 * The price books of these branches, one for each class that has a price there. Four statements, however many branches
 * and classes, and none that depends on how busy they are.
 */
export async function loadPriceBooks(sql: Db, wanted: BooksWanted): Promise<PriceBook[]> {
  const { branchIds, product } = wanted
  const ids = [...branchIds]
  const [plans, rules, fees] = await Promise.all([
    loadPlans(sql, ids, wanted),
    loadRules(sql, ids, wanted),
    loadFees(sql, ids, wanted),
  ])
  const tariffs = product === 'parking' ? (wanted.draftPlan?.tariffs ?? (await loadTariffs(sql, plans))) : []
  return plans.map((plan) => bookOf(plan, { rules, fees, tariffs }))
}

/** @throws NOT_OFFERED when the branch had no price for the class */
export async function loadPriceBook(
  sql: Db,
  wanted: Omit<BooksWanted, 'branchIds'> & { branchId: string; classId: string },
): Promise<PriceBook> {
  const { branchId, classId } = wanted
  const [book] = await loadPriceBooks(sql, { ...wanted, branchIds: [branchId] })
  return book ?? refuse('NOT_OFFERED', `The branch ${branchId} does not offer the class ${classId}.`)
}

type Parts = {
  rules: readonly ScopedRule[]
  fees: readonly OneWayFeeRow[]
  tariffs: readonly ParkingTariffRow[]
}

function bookOf(plan: RatePlanRow, { rules, fees, tariffs }: Parts): PriceBook {
  const own = rules.filter((rule) => concerns(rule, plan)).toSorted(byPrecedence)
  const of = (kind: RateRuleRow['kind']) => own.filter((rule) => rule.kind === kind)
  return {
    plan,
    tariffs: tariffs.filter(({ rate_plan_id }) => rate_plan_id === plan.id),
    seasons: of('season').map(toDayRule),
    weekdays: of('weekday').map(toDayRule),
    demand: of('demand').map((rule) => ({
      ...toDayRule(rule),
      minTakenBp: rule.min_taken_bp ?? 0,
      changeBp: clamp(rule.change_bp, plan.demand_floor_bp - 10_000, plan.demand_ceiling_bp - 10_000),
    })),
    lengths: of('length').map((rule) => ({ ...toRule(rule), minDays: rule.min_days ?? 0 })),
    oneWayFees: new Map(
      fees
        .filter((fee) => fee.from_branch_id === plan.branch_id && fee.currency === plan.currency)
        .map((fee) => [
          fee.to_branch_id,
          { id: fee.id, amountMinor: fee.amount_minor, version: fee.version },
        ]),
    ),
  }
}

const concerns = (rule: ScopedRule, plan: RatePlanRow): boolean =>
  (rule.class_id === null || rule.class_id === plan.class_id) &&
  (rule.branch_id === null || rule.branch_id === plan.branch_id) &&
  (rule.group_id === null || rule.group_branches.includes(plan.branch_id))

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

const toRule = (row: RateRuleRow): Rule => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  en: row.name_en,
  fr: row.name_fr,
  changeBp: row.change_bp,
})

/** A date arrives as its midnight in UTC, so it counts days wherever the machine is. */
const toDayRule = (row: RateRuleRow): DayRule => ({
  ...toRule(row),
  dates: row.from_date && row.to_date ? [row.from_date.getTime() / day, row.to_date.getTime() / day] : null,
  weekdays: row.weekdays,
})

async function loadPlans(
  sql: Db,
  branchIds: string[],
  { planId, classId, at, draftPlan }: BooksWanted,
): Promise<RatePlanRow[]> {
  if (draftPlan !== undefined) return [draftPlan.row]
  if (planId !== undefined) return sql<RatePlanRow[]>`select * from rate_plans where id = ${planId}`
  return sql<RatePlanRow[]>`
    select * from rate_plans where branch_id = any(${branchIds}) and ${inForce(sql, at)}
      ${classId === undefined ? sql`` : sql`and class_id = ${classId}`}`
}

/** All rules that may concern these branches; which concern a class, `bookOf` says. */
async function loadRules(
  sql: Db,
  branchIds: string[],
  { product, at, draft }: BooksWanted,
): Promise<ScopedRule[]> {
  const members = (group: ReturnType<typeof sql>) => sql`
    select coalesce(array_agg(m.branch_id), '{}') as group_branches from branch_group_members m
    where m.group_id = ${group} and m.branch_id = any(${branchIds})
      and m.joined_at <= ${at} and (m.left_at is null or m.left_at > ${at})`
  const rules = await sql<ScopedRule[]>`
    select r.*, members.group_branches from rate_rules r, lateral (${members(sql`r.group_id`)}) members
    where ${inForce(sql, at)} and r.product = ${product} and (r.branch_id is null or r.branch_id = any(${branchIds}))
      and (r.group_id is null or members.group_branches <> '{}')`
  if (draft === undefined || draft.product !== product) return rules
  const [scope] = await sql<Pick<ScopedRule, 'group_branches'>[]>`${members(sql`${draft.group_id}`)}`
  const others = rules.filter(({ series }) => series !== draft.series)
  return [...others, { ...draft, group_branches: scope?.group_branches ?? [] }]
}

async function loadFees(sql: Db, branchIds: string[], { dropoffBranchId, at }: BooksWanted) {
  if (dropoffBranchId === undefined) return []
  return sql<OneWayFeeRow[]>`
    select * from one_way_fees
    where from_branch_id = any(${branchIds}) and to_branch_id = ${dropoffBranchId} and ${inForce(sql, at)}`
}

async function loadTariffs(sql: Db, plans: readonly RatePlanRow[]): Promise<ParkingTariffRow[]> {
  const ids = plans.map((plan) => plan.id)
  return sql<ParkingTariffRow[]>`
    select * from parking_tariffs where rate_plan_id = any(${ids}) order by weekday, from_minute`
}
