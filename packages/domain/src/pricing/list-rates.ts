import type { BranchGroupRow, PromotionRow, RatePlanRow, RateRuleRow } from '@forecourt/db/schema/pricing'
import { z } from 'zod'
import { manager, query, staff, staffOf } from '../kernel/index.ts'
import { explainInput, ratesInput } from './contract.ts'
import { explainLines } from './explain-lines.ts'
import { type RowView, rowView } from './row-view.ts'
import { findQuote } from './store.ts'

/** The rate plans of a branch in force, by class. */
export const listRatePlans = query({
  name: 'pricing.listRatePlans',
  access: staffOf(({ branchId }) => branchId),
  input: ratesInput,
  run: async ({ sql }, { branchId }): Promise<RowView<RatePlanRow>[]> => {
    const rows = await sql<RatePlanRow[]>`
      select * from rate_plans where branch_id = ${branchId} and retired_at is null order by class_id`
    return rows.map(rowView)
  },
})

/** The rules in force that concern a branch: its own, those of its groups, and those for everywhere. */
export const listRateRules = query({
  name: 'pricing.listRateRules',
  access: staffOf(({ branchId }) => branchId),
  input: ratesInput,
  run: async ({ sql }, { branchId }): Promise<RowView<RateRuleRow>[]> => {
    const rows = await sql<RateRuleRow[]>`
      select * from rate_rules
      where retired_at is null and (branch_id is null or branch_id = ${branchId})
        and (group_id is null or group_id in (
          select group_id from branch_group_members where branch_id = ${branchId} and left_at is null))
      order by product, kind, from_date, min_days, min_taken_bp, created_at, id`
    return rows.map(rowView)
  },
})

/** The groups that branches are priced in. */
export const listBranchGroups = query({
  name: 'pricing.listBranchGroups',
  access: staff,
  input: z.object({}),
  run: ({ sql }): Promise<BranchGroupRow[]> =>
    sql<BranchGroupRow[]>`select id, name from branch_groups order by name, id`,
})

/** Codes in force, and what has been used of them. */
export const listPromotions = query({
  name: 'pricing.listPromotions',
  access: manager,
  input: z.object({}),
  run: async ({ sql }): Promise<RowView<PromotionRow>[]> => {
    const rows = await sql<PromotionRow[]>`select * from promotions where retired_at is null order by code`
    return rows.map(rowView)
  },
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
