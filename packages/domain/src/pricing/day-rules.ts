import { day, localDay, weekdayOf } from '../kernel/index.ts'
import type { DayRule, PriceBook, RuleKind } from './price-book.ts'

/** How taken a branch is on each day counted from the start of the booking, in basis points; beyond it, nothing is known. */
export type Demand = readonly number[]

/** A rule with the days on which it applies. */
export type Applied = {
  rule: DayRule
  /** On how many of the first `days` rental days it applies. */
  within: (days: number) => number
}

/** Which rules move which rental days, by kind and first day; asked for as many days as are needed, in any order. */
export type DayRules = { upTo: (days: number) => readonly Applied[] }

const noRules: DayRules = { upTo: () => [] }

/** True when some rule of the book looks at the calendar or at demand. */
export const hasDayRules = (book: PriceBook): boolean =>
  book.seasons.length + book.weekdays.length + book.demand.length > 0

/**
 * Rental day `n` begins `n` × 24 h after the start, and takes the rules of the branch's local date at that instant, of
 * each kind the first that fits. Days are looked at once, in order, and only as far as anybody asks.
 */
export function dayRules(book: PriceBook, from: Date, zone: string, demand: Demand): DayRules {
  if (!hasDayRules(book)) return noRules
  const counts = new Map<DayRule, number[]>()
  let known = 0

  function look(nth: number) {
    const date = localDay(zone, from.getTime() + nth * day)
    const chosen = kinds.flatMap((kind) => first(book, kind, date, demand[nth]) ?? [])
    for (const rule of chosen) if (!counts.has(rule)) counts.set(rule, Array(nth + 1).fill(0))
    for (const [rule, within] of counts) within.push((within[nth] ?? 0) + (chosen.includes(rule) ? 1 : 0))
  }

  return {
    upTo(days) {
      for (; known < days; known++) look(known)
      return kinds.flatMap((kind) =>
        [...counts]
          .filter(([rule]) => rule.kind === kind)
          .map(([rule, within]) => ({ rule, within: (n) => within[n] ?? 0 })),
      )
    },
  }
}

const kinds = ['season', 'weekday', 'demand'] as const satisfies readonly RuleKind[]

function first(
  book: PriceBook,
  kind: (typeof kinds)[number],
  date: number,
  taken: number | undefined,
): DayRule | undefined {
  switch (kind) {
    case 'season':
      return book.seasons.find((rule) => fits(rule, date))
    case 'weekday':
      return book.weekdays.find((rule) => fits(rule, date))
    case 'demand':
      return taken === undefined
        ? undefined
        : book.demand.find((rule) => taken >= rule.minTakenBp && fits(rule, date))
  }
}

const fits = ({ dates, weekdays }: DayRule, date: number): boolean =>
  (dates === null || (dates[0] <= date && date <= dates[1])) &&
  (weekdays === null || (weekdays & (1 << weekdayOf(date))) !== 0)

/** The least that the rules can leave of a day's price, as a share: for telling when looking further is in vain. */
export function leastShare(book: PriceBook): number {
  const least = (rules: readonly DayRule[]) => Math.min(0, ...rules.map((rule) => rule.changeBp))
  return (10_000 + least(book.seasons) + least(book.weekdays) + least(book.demand)) / 10_000
}
