import { addMinutes, lengthMs, minute, type Period, roundMinor } from '../kernel/index.ts'
import { calculatePrice, type PriceInput } from './calculate.ts'
import type { LineItem } from './contract.ts'
import { lumpSum, sumOf, unlessFree } from './line.ts'
import { policyOfOption } from './rate-option.ts'
import { minutesOf } from './units.ts'

/** What was agreed: the booking's own price book and terms, as they were when it was made. */
export type Booked = {
  /** The wish that was priced, allowances included; its period is the booked one. */
  input: PriceInput
  /** What the booking was sold for, by its quote: never computed anew. */
  lines: readonly LineItem[]
}

/** The price of the same wish for another time from the same start. */
const priceUntil = ({ input }: Booked, to: Date): number =>
  calculatePrice({ ...input, period: { from: input.period.from, to } }).totalMinor

/**
 * What coming back early gives, as a credit: the difference to the price for the time used, where the option is priced
 * anew. Fees and extras that do not go by the day stay, as they are part of both prices.
 */
export function earlyCredit(booked: Booked, to: Date): LineItem[] {
  const { book, option, period } = booked.input
  if (to >= period.to || policyOfOption(book.plan, option).earlyReturn === 'none') return []
  const used = to > period.from ? to : addMinutes(period.from, 1)
  const less = Math.min(sumOf(booked.lines), priceUntil(booked, period.to) - priceUntil(booked, used))
  const minutes = minutesOf({ from: to, to: period.to })
  return less > 0 ? [lumpSum('early_return', 'credit', -less, { minutes })] : []
}

/** What a rental brought back late costs more: the same wish until then, by hours and days as the plan counts them. */
export function lateRental(booked: Booked, to: Date): LineItem[] {
  const { period } = booked.input
  const late = lateMinutes(period, to)
  if (late <= rentalGraceMinutes) return []
  // The grace is of the booked end, whatever the length: what runs over is counted from there.
  const more = priceUntil(booked, to) - priceUntil(booked, period.to)
  return unlessFree(lumpSum('late_return', 'late', Math.max(0, more), { minutes: late }))
}

/** What a stay beyond its booked end costs: every minute after the grace, at the tariff's price of an hour. */
export function overstay(booked: Booked, to: Date): LineItem[] {
  const { book, period } = booked.input
  const late = lateMinutes(period, to)
  if (late <= parkingGraceMinutes) return []
  const minutes = late - parkingGraceMinutes
  const full = Math.floor(minutes / minutesOfDay)
  const rest = roundMinor(((minutes % minutesOfDay) * book.plan.hourly_minor) / 60)
  const amount = full * book.plan.daily_minor + Math.min(book.plan.daily_minor, rest)
  return unlessFree(lumpSum('overstay', 'late', amount, { minutes }))
}

const rentalGraceMinutes = 29
const parkingGraceMinutes = 10
const minutesOfDay = 1440

/** Whole minutes after the booked end; a begun one counts. */
const lateMinutes = (booked: Period, to: Date): number =>
  Math.max(0, Math.ceil(lengthMs({ from: booked.to, to }) / minute))
