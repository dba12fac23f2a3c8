import type { RateRuleRow } from '@forecourt/db/schema/pricing'

/**
 * Sorts rules into the order in which they are tried: of a kind, the first that fits a day is the one that applies. The
 * most particular goes first, then the higher step of demand, the longer stay, the shorter season, the newer rule.
 */
export const byPrecedence = (a: RateRuleRow, b: RateRuleRow): number =>
  particularity(b) - particularity(a) ||
  (b.min_taken_bp ?? 0) - (a.min_taken_bp ?? 0) ||
  (b.min_days ?? 0) - (a.min_days ?? 0) ||
  span(a) - span(b) ||
  newerFirst(a, b)

/** A rule of the branch goes before one of its group, that before one for everywhere; a class's before all classes'. */
const particularity = (rule: RateRuleRow): number =>
  (rule.branch_id !== null ? 4 : rule.group_id !== null ? 2 : 0) + (rule.class_id !== null ? 1 : 0)

/** The shorter season is the more particular one. */
const span = ({ from_date, to_date }: RateRuleRow): number =>
  from_date && to_date ? to_date.getTime() - from_date.getTime() : Number.MAX_SAFE_INTEGER

const newerFirst = (a: RateRuleRow, b: RateRuleRow): number =>
  b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? -1 : 1)
