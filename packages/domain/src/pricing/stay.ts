import { basisPoints, type Period, roundMinor } from '../kernel/index.ts'
import type { LineItem, Product } from './contract.ts'
import { type Applied, type DayRules, type Demand, dayRules, hasDayRules, leastShare } from './day-rules.ts'
import { line, lumpSum, sumOf, unlessFree } from './line.ts'
import type { PriceBook, Rule } from './price-book.ts'
import { priceSteps, type StepPrice, stepsTotal } from './steps.ts'
import { countDays, daysOfMonth, fullDays, lengthOf, minutesOf, rollUp, type Units } from './units.ts'

/** The bare stay: no fees, no extras, no discounts but those of its length. */
export type StayInput = {
  product: Product
  book: PriceBook
  period: Period
  /** The pick-up branch's IANA zone. */
  zone: string
  /** How taken the branch is, by rental day; empty where demand moves no price. */
  demand: Demand
}
export type Stay = {
  lines: LineItem[]
  totalMinor: number /** Rental days that it is charged as. */
  days: number
}

/** One way to charge the stay. */
type Charge = { units: Units; lines: LineItem[]; totalMinor: number }

/** No booking is longer (`checkPeriod`), so no longer one can be cheaper. */
const longestDays = 367

/**
 * What the time itself costs.
 *
 * A stay is charged as months, weeks, days and begun steps (`rollUp`). Each day moves by its rules, a week or month by
 * the mean of its days; a long enough stay as a whole by its length. Charged by itself that could make a longer stay
 * cheaper: its week falls into a quiet season, or it reaches a discount. So the price of a length is the least of its
 * own charge and those of all later bracket starts: each further day, or where no rule looks at days, each discount of
 * length. From one of them to the next a charge never falls, so this is the least over every longer stay, and therefore
 * never falls with the length. Looking ahead ends where even the strongest discounts could not make up for the length.
 *
 * Where a longer bracket is what is charged, the first line says as how many days (`asDays`).
 */
export function priceStay(input: StayInput): Stay {
  const { product, book, period } = input
  const { free_minutes: freeMinutes } = book.plan
  const days = countDays(product, period)
  if (minutesOf(period) <= freeMinutes) {
    const free = line('base.free', 'base', 1, 0, 0, { minutes: freeMinutes })
    return { lines: [free], totalMinor: 0, days }
  }
  const charges = charger(input)
  const length = lengthOf(product, book.plan.step_minutes, period)
  const own = charges.of(length)
  const best = charges.later(length, own).reduce((a, b) => (b.totalMinor < a.totalMinor ? b : a), own)
  const asDays = fullDays(best.units) + (best.units.steps > 0 ? 1 : 0)
  if (asDays <= days) return { ...best, days }
  const [head, ...rest] = best.lines
  const lines = head ? [{ ...head, params: { ...head.params, asDays } }, ...rest] : rest
  return { lines, totalMinor: best.totalMinor, days }
}

/** Charges of stays that begin at one instant. */
function charger({ book, period: { from }, zone, demand }: StayInput) {
  const { plan, lengths } = book
  const rules = dayRules(book, from, zone, demand)

  function of(length: { days: number; steps: number }): Charge {
    const steps = priceSteps(book, from, zone, length.days, length.steps)
    const units = rollUp(length, stepsTotal(steps), plan)
    return charge(book, rules, units, units.steps > 0 ? steps : [])
  }

  /** All later bracket starts at which the price could be lower than this one's. */
  function later(length: { days: number; steps: number }, own: Charge): Charge[] {
    if (!hasDayRules(book)) {
      // Then only a discount of length makes a longer stay cheaper.
      return lengths
        .filter(({ minDays }) => minDays > length.days)
        .map(({ minDays }) => of({ days: minDays, steps: 0 }))
    }
    const found: Charge[] = []
    const share = leastShare(book) * (1 + Math.min(0, ...lengths.map(({ changeBp }) => changeBp)) / 10_000)
    let least = own.totalMinor
    for (let days = length.days + 1; days <= longestDays; days++) {
      if (baseOf(rollUp({ days, steps: 0 }, 0, plan), plan) * share > least + 1) break
      const next = of({ days, steps: 0 })
      least = Math.min(least, next.totalMinor)
      found.push(next)
    }
    return found
  }

  return { of, later }
}

const baseOf = ({ months, weeks, days }: Units, plan: PriceBook['plan']): number =>
  months * (plan.monthly_minor ?? 0) + weeks * plan.weekly_minor + days * plan.daily_minor

function charge(book: PriceBook, rules: DayRules, units: Units, steps: readonly StepPrice[]): Charge {
  const base = baseLines(book.plan, units, steps)
  const days = fullDays(units)
  const moves = rules
    .upTo(days + (units.steps > 0 ? 1 : 0))
    .map((applied) => ({ applied, exact: movedBy(book.plan, units, stepsTotal(steps), applied) }))
  const moved = ruleLines(moves, units, sumOf(base))
  const subtotal = sumOf(base) + sumOf(moved)
  const length = book.lengths.find(({ minDays }) => days >= minDays)
  const lines = [...base, ...moved, ...(length ? lengthLine(length, subtotal, days) : [])]
  return { units, lines, totalMinor: sumOf(lines) }
}

function baseLines(plan: PriceBook['plan'], units: Units, steps: readonly StepPrice[]): LineItem[] {
  const { months, weeks, days } = units
  return [
    line('base.month', 'base', months, plan.monthly_minor ?? 0),
    line('base.week', 'base', weeks, plan.weekly_minor),
    line('base.day', 'base', days, plan.daily_minor),
    ...steps.map(({ hours, hourlyMinor, amountMinor }) => {
      const code = hourlyMinor === plan.hourly_minor ? 'base.hour' : `base.hour.${hourlyMinor}`
      return line(code, 'base', hours, hourlyMinor, amountMinor)
    }),
  ].filter(({ quantity }) => quantity > 0)
}

/** What a rule moves, exactly: of each unit the share that falls on its days. */
function movedBy(
  plan: PriceBook['plan'],
  units: Units,
  stepsMinor: number,
  { rule, within }: Applied,
): number {
  const weeksFrom = units.months * daysOfMonth
  const daysFrom = weeksFrom + units.weeks * 7
  const end = daysFrom + units.days
  const concerned =
    ((plan.monthly_minor ?? 0) * within(weeksFrom)) / daysOfMonth +
    (plan.weekly_minor * (within(daysFrom) - within(weeksFrom))) / 7 +
    plan.daily_minor * (within(end) - within(daysFrom)) +
    (units.steps > 0 ? stepsMinor * (within(end + 1) - within(end)) : 0)
  return (concerned * rule.changeBp) / 10_000
}

/**
 * A line for each rule. Each is rounded once, so that the sum up to it is the exact sum rounded: rounded each by itself,
 * two lines could take a minor unit off a longer stay.
 */
function ruleLines(
  moves: readonly { applied: Applied; exact: number }[],
  units: Units,
  base: number,
): LineItem[] {
  const days = fullDays(units) + (units.steps > 0 ? 1 : 0)
  let exactSum = base
  let sum = base
  return moves.flatMap(({ applied: { rule, within }, exact }) => {
    exactSum += exact
    const amount = roundMinor(exactSum) - sum
    sum += amount
    const params = { ...wordsOf(rule), days: within(days) }
    return unlessFree(lumpSum(`${rule.kind}.${rule.id}`, kindOf(amount), amount, params))
  })
}

function lengthLine(rule: Rule & { minDays: number }, subtotal: number, days: number): LineItem[] {
  const amount = basisPoints(subtotal, rule.changeBp)
  const params = { ...wordsOf(rule), days, minDays: rule.minDays }
  return unlessFree(lumpSum(`${rule.kind}.${rule.id}`, 'discount', amount, params))
}

const kindOf = (amount: number): LineItem['kind'] => (amount < 0 ? 'discount' : 'adjustment')

/** What the wording of a rule's line needs, and which version of which rule it was. */
const wordsOf = ({ id, version, en, fr, changeBp }: Rule) => ({ rule: id, version, en, fr, bp: changeBp })
