import { addMinutes, lengthMs, minute } from '../kernel/index.ts'
import { calculatePrice, type PriceInput } from './calculate.ts'
import type { LineItem } from './contract.ts'
import { lumpSum, sumOf, unlessFree } from './line.ts'
import { policyOfOption } from './rate-option.ts'
import { priceSteps, stepsTotal } from './steps.ts'

/** What was agreed: the booking's own price book and terms, as they were when it was made. */
export type Booked = {
  /** The wish that was priced, allowances included; its period is the booked one. */
  input: PriceInput
  /** What the booking was sold for, by its quote: never computed anew. */
  lines: readonly LineItem[]
  /** Charging was paid as an extra. */
  energyIncluded: boolean
}

const minutesOfDay = 1440

/** Minutes over the booked end that cost nothing. */
const graceMinutes = { rental: 29, parking: 10 } as const

/** Begun minutes from one instant to a later one. */
const minutesBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.ceil(lengthMs({ from, to }) / minute))

/** The price of the same wish from the same start until another end. */
const priceUntil = ({ input }: Booked, to: Date): number =>
  calculatePrice({ ...input, period: { from: input.period.from, to } }).totalMinor

/**
 * What ending early gives back: the difference to the price for the time used, counted from the booked start, where the
 * booking's option is priced anew. Fees and extras that do not go by the day are part of both prices.
 */
export function earlyReturn(booked: Booked, end: Date): LineItem[] {
  const { book, option, period } = booked.input
  if (end >= period.to || policyOfOption(book.plan, option).earlyReturn === 'none') return []
  const used = end > period.from ? end : addMinutes(period.from, 1)
  const less = Math.min(sumOf(booked.lines), priceUntil(booked, period.to) - priceUntil(booked, used))
  return less > 0
    ? [lumpSum('early_return', 'credit', -less, { minutes: minutesBetween(end, period.to) })]
    : []
}

/** What bringing a car back late costs: after the grace the same wish until then, by the hours and days of its plan. */
export function lateReturn(booked: Booked, end: Date): LineItem[] {
  const { period } = booked.input
  const late = minutesBetween(period.to, end)
  if (late <= graceMinutes.rental) return []
  const more = Math.max(0, priceUntil(booked, end) - priceUntil(booked, period.to))
  return unlessFree(lumpSum('late_return', 'late', more, { minutes: late }))
}

/** What staying longer in a car park costs: after the grace every minute of the tariff, a day's price a day at most. */
export function overstay({ input: { book, zone, period } }: Booked, end: Date): LineItem[] {
  const from = addMinutes(period.to, graceMinutes.parking)
  const minutes = minutesBetween(from, end)
  const days = Math.floor(minutes / minutesOfDay)
  const byMinute = { ...book, plan: { ...book.plan, step_minutes: 1 } }
  const rest = stepsTotal(priceSteps(byMinute, from, zone, days, minutes % minutesOfDay))
  const amount = days * book.plan.daily_minor + Math.min(rest, book.plan.daily_minor)
  return unlessFree(lumpSum('overstay', 'late', amount, { minutes }))
}
