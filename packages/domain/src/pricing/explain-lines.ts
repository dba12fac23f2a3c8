import type { Db } from '@forecourt/db'
import type {
  ExtraPriceRow,
  OneWayFeeRow,
  PromotionRow,
  RatePlanRow,
  RateRuleRow,
} from '@forecourt/db/schema/pricing'
import type { LineItem } from './contract.ts'
import { loyaltyRate } from './loyalty.ts'
import type { Quoted } from './store.ts'

/** What made a line: which version of what, and the numbers that it works with. */
export type ExplainedRule = {
  kind: 'rate_plan' | 'rate_rule' | 'one_way_fee' | 'extra' | 'promotion' | 'loyalty_tier' | 'loyalty_rate'
  id: string
  name: string
  version: number
  numbers: Record<string, number | string | null>
}
export type ExplainedLine = { line: LineItem; rule: ExplainedRule }

type Sources = {
  plan: ExplainedRule
  byId: Map<string, ExplainedRule>
  points: ExplainedRule | null
}

/** The rule behind each line of a quote. Rules are never changed nor deleted, so it is found however old the quote is. */
export async function explainLines(sql: Db, quote: Quoted, plan: RatePlanRow): Promise<ExplainedLine[]> {
  const sources = await sourcesOf(sql, quote, plan)
  return quote.lines.map((line) => ({ line, rule: ruleOf(line, sources) }))
}

function ruleOf({ code, params }: LineItem, { plan, byId, points }: Sources): ExplainedRule {
  const [what = '', id = ''] = code.split('.')
  const gone = () => {
    throw new Error(`The rule behind the line ${code} is gone.`)
  }
  if (what === 'points') return points ?? gone()
  if (what === 'extra') return byId.get(id) ?? gone()
  if (what === 'member') {
    const numbers = { discountBp: params.bp ?? null }
    return { kind: 'loyalty_tier', id, name: String(params.en), version: 1, numbers }
  }
  // A line that names no rule is the plan's own.
  return params.rule === undefined ? plan : (byId.get(String(params.rule)) ?? gone())
}

async function sourcesOf(sql: Db, quote: Quoted, plan: RatePlanRow): Promise<Sources> {
  const ids = quote.lines.flatMap(({ params }) => (params.rule === undefined ? [] : [String(params.rule)]))
  const [rules, fees, promotions, extras, rate] = await Promise.all([
    sql<RateRuleRow[]>`select * from rate_rules where id = any(${ids})`,
    sql<OneWayFeeRow[]>`select * from one_way_fees where id = any(${ids})`,
    sql<PromotionRow[]>`select * from promotions where id = any(${ids})`,
    sql<(ExtraPriceRow & { name_en: string })[]>`
      select p.*, e.name_en from extras e join extra_prices p on p.extra_id = e.id
      where e.id = any(${quote.extras.map(({ id }) => id)}) and p.currency = ${quote.currency}`,
    loyaltyRate(sql, quote.currency),
  ])
  const explained = [
    ...rules.map(ofRule),
    ...fees.map(ofFee),
    ...promotions.map(ofPromotion),
    ...extras.map(ofExtra),
  ]
  return {
    plan: ofPlan(plan),
    byId: new Map(explained.map((rule) => [rule.id, rule])),
    points: rate && {
      ...{ kind: 'loyalty_rate', id: rate.currency, name: `Points in ${rate.currency}`, version: 1 },
      numbers: { pointValueMinor: rate.point_value_minor, minorPerPoint: rate.minor_per_point },
    },
  }
}

const dateOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

const ofPlan = (plan: RatePlanRow): ExplainedRule => ({
  ...{ kind: 'rate_plan', id: plan.id, name: plan.name, version: plan.version },
  numbers: {
    hourlyMinor: plan.hourly_minor,
    dailyMinor: plan.daily_minor,
    weeklyMinor: plan.weekly_minor,
    monthlyMinor: plan.monthly_minor,
    stepMinutes: plan.step_minutes,
    freeMinutes: plan.free_minutes,
    prepaidDiscountBp: plan.prepaid_discount_bp,
    youngDriverDailyMinor: plan.young_driver_daily_minor,
    oneWayBaseMinor: plan.one_way_base_minor,
    oneWayPerKmMinor: plan.one_way_per_km_minor,
    chosenUnitMinor: plan.chosen_unit_minor,
  },
})

const ofRule = (rule: RateRuleRow): ExplainedRule => ({
  ...{ kind: 'rate_rule', id: rule.id, name: rule.name_en, version: rule.version },
  numbers: {
    changeBp: rule.change_bp,
    fromDate: dateOf(rule.from_date),
    toDate: dateOf(rule.to_date),
    weekdays: rule.weekdays,
    minDays: rule.min_days,
    minTakenBp: rule.min_taken_bp,
  },
})

const ofFee = (fee: OneWayFeeRow): ExplainedRule => ({
  ...{ kind: 'one_way_fee', id: fee.id, version: fee.version },
  name: `${fee.from_branch_id} – ${fee.to_branch_id}`,
  numbers: { amountMinor: fee.amount_minor },
})

const ofPromotion = (promo: PromotionRow): ExplainedRule => ({
  ...{ kind: 'promotion', id: promo.id, name: promo.code, version: promo.version },
  numbers: { percentBp: promo.percent_bp, amountMinor: promo.amount_minor, minDays: promo.min_days },
})

const ofExtra = (price: ExtraPriceRow & { name_en: string }): ExplainedRule => ({
  ...{ kind: 'extra', id: price.extra_id, name: price.name_en, version: 1 },
  numbers: { amountMinor: price.amount_minor, excessMinor: price.excess_minor },
})
