import type {
  BranchGroupRow,
  LoyaltyTierRow,
  ParkingTariffRow,
  PromotionRow,
  RatePlanRow,
  RateRuleRow,
} from '@forecourt/db/schema/pricing'
import { z } from 'zod'
import { manager, query, staff, staffOf } from '../kernel/index.ts'
import { explainInput, promotionsListInput, ratesInput, ratesListInput, type tariff } from './contract.ts'
import { explainLines } from './explain-lines.ts'
import { type RowView, rowView } from './row-view.ts'
import { byPrecedence } from './rule-order.ts'
import { findQuote } from './store.ts'

/** A rate plan, and what an hour costs by the time of day. */
export type ListedPlan = RowView<RatePlanRow> & { tariffs: z.output<typeof tariff>[] }

/** The rate plans of a branch in force, by class. */
export const listRatePlans = query({
  name: 'pricing.listRatePlans',
  access: staffOf(({ branchId }) => branchId),
  input: ratesInput,
  run: async ({ sql }, { branchId }): Promise<ListedPlan[]> => {
    const plans = await sql<RatePlanRow[]>`
      select * from rate_plans where branch_id = ${branchId} and retired_at is null order by class_id`
    const tariffs = await sql<ParkingTariffRow[]>`
      select * from parking_tariffs where rate_plan_id = any(${plans.map(({ id }) => id)})
      order by weekday, from_minute`
    return plans.map((plan) => ({
      ...rowView(plan),
      tariffs: tariffs
        .filter(({ rate_plan_id }) => rate_plan_id === plan.id)
        .map((one) => ({
          weekday: one.weekday,
          fromMinute: one.from_minute,
          toMinute: one.to_minute,
          hourlyMinor: one.hourly_minor,
        })),
    }))
  },
})

/** How many retired ones are told of. */
const remembered = 50

/**
 * The rules that concern a branch: its own, those of its groups, and those for everywhere. Those of a kind come in the
 * order in which they are tried; retired ones, the latest first.
 */
export const listRateRules = query({
  name: 'pricing.listRateRules',
  access: staffOf(({ branchId }) => branchId),
  input: ratesListInput,
  run: async ({ sql }, { branchId, retired }): Promise<RowView<RateRuleRow>[]> => {
    const rows = await sql<RateRuleRow[]>`
      select * from rate_rules r
      where (branch_id is null or branch_id = ${branchId})
        and (group_id is null or group_id in (
          select group_id from branch_group_members where branch_id = ${branchId} and left_at is null))
        and ${
          retired
            ? sql`retired_at is not null and not exists (
                select 1 from rate_rules later where later.series = r.series and later.version > r.version)
                order by retired_at desc, id limit ${remembered}`
            : sql`retired_at is null`
        }`
    return (retired ? rows : rows.toSorted(byPrecedence)).map(rowView)
  },
})

/** The groups that branches are priced in, with the branches that each has. */
export const listBranchGroups = query({
  name: 'pricing.listBranchGroups',
  access: staff,
  input: z.object({}),
  run: ({ sql }): Promise<(BranchGroupRow & { branchIds: string[] })[]> => sql<
    (BranchGroupRow & { branchIds: string[] })[]
  >`
      select id, name, retired_at, array(
        select branch_id from branch_group_members where group_id = id and left_at is null order by branch_id
      ) as "branchIds"
      from branch_groups where retired_at is null order by name, id`,
})

/** Codes, and what has been used of them. */
export const listPromotions = query({
  name: 'pricing.listPromotions',
  access: manager,
  input: promotionsListInput,
  run: async ({ sql }, { retired }): Promise<RowView<PromotionRow>[]> => {
    const rows = retired
      ? await sql<PromotionRow[]>`
          select * from promotions p
          where retired_at is not null and not exists (
            select 1 from promotions later where later.code = p.code and later.version > p.version)
          order by retired_at desc, code limit ${remembered}`
      : await sql<PromotionRow[]>`select * from promotions where retired_at is null order by code`
    return rows.map(rowView)
  },
})

/** How many pieces of what can be given out a branch has, and how many are with customers now. */
export const listExtraStock = query({
  name: 'pricing.listExtraStock',
  access: staffOf(({ branchId }) => branchId),
  input: ratesInput,
  run: async ({ sql, now }, { branchId }) =>
    sql<StockedExtra[]>`
      select e.id, e.product, e.name_en as "nameEn", e.name_fr as "nameFr", s.quantity,
        (select coalesce(sum(c.quantity), 0)::int from extra_claims c
          where c.branch_id = ${branchId} and c.extra_id = e.id and c.during @> ${now}::timestamptz
            and c.hold_expires_at is null) as "out"
      from extras e left join extra_stock s on s.extra_id = e.id and s.branch_id = ${branchId}
      where e.kind in ('equipment', 'service') order by e.product desc, e.sort, e.id`,
})

type StockedExtra = {
  id: string
  product: 'rental' | 'parking'
  nameEn: string
  nameFr: string
  /** Null: never short. */
  quantity: number | null
  out: number
}

/** What members of each tier have off their stays, the lowest tier first. */
export const listLoyaltyTiers = query({
  name: 'pricing.listLoyaltyTiers',
  access: staff,
  input: z.object({}),
  run: async ({ sql }): Promise<RowView<LoyaltyTierRow>[]> =>
    (await sql<LoyaltyTierRow[]>`select * from loyalty_tiers order by min_points`).map(rowView),
})

/** For every line of a quote, the rule that made it, with its version and its numbers. @throws NOT_FOUND */
export const explain = query({
  name: 'pricing.explain',
  access: staff,
  input: explainInput,
  run: async ({ sql }, { quoteId }) => {
    const { quote, plan } = await findQuote(sql, quoteId)
    const { currency, total_minor: totalMinor } = quote
    return { quoteId, currency, totalMinor, lines: await explainLines(sql, quote, plan) }
  },
})
