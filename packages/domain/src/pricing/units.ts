import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { lengthMs, minute, type Period } from '../kernel/index.ts'
import type { Product } from './contract.ts'

/** What a stay is charged as, one after the other: months of 30 days, weeks, days, and begun steps of a last day. */
export type Units = { months: number; weeks: number; days: number; steps: number }

export const daysOfMonth = 30
const minutesOfDay = 1440

/** What running over a full day means. */
const overrun: Record<Product, { graceMinutes: number; furtherDayFromMinutes: number }> = {
  rental: { graceMinutes: 29, furtherDayFromMinutes: 150 },
  parking: { graceMinutes: 0, furtherDayFromMinutes: minutesOfDay },
}

export const minutesOf = (period: Period): number => Math.ceil(lengthMs(period) / minute)

/** Days that have begun, without grace. */
export const begunDays = (period: Period): number => Math.ceil(minutesOf(period) / minutesOfDay)

/** Days of the booking; minutes of grace do not begin another. */
export function countDays(product: Product, period: Period): number {
  const minutes = minutesOf(period)
  const over = minutes % minutesOfDay
  const isGrace = minutes > minutesOfDay && over > 0 && over <= overrun[product].graceMinutes
  return Math.ceil(minutes / minutesOfDay) - (isGrace ? 1 : 0)
}

/** The full days that the units stand for. */
export const fullDays = ({ months, weeks, days }: Units): number => months * daysOfMonth + weeks * 7 + days

/** A stay as full days and begun steps of one more, before anything is rolled up; a late further day is a full one. */
export function lengthOf(
  product: Product,
  stepMinutes: number,
  period: Period,
): { days: number; steps: number } {
  const minutes = minutesOf(period)
  const rule = overrun[product]
  const days = Math.floor(minutes / minutesOfDay)
  const over = minutes % minutesOfDay
  if (days > 0 && over >= rule.furtherDayFromMinutes) return { days: days + 1, steps: 0 }
  const isGrace = days > 0 && over <= rule.graceMinutes
  return { days, steps: isGrace ? 0 : Math.ceil(over / stepMinutes) }
}

type Caps = Pick<RatePlanRow, 'daily_minor' | 'weekly_minor' | 'monthly_minor'>

/**
 * Steps are paid until a day is not dearer, days until a week is not, weeks until a month is not.
 * @param stepsMinor what the steps cost
 */
export function rollUp(length: { days: number; steps: number }, stepsMinor: number, plan: Caps): Units {
  const isDay = length.steps > 0 && stepsMinor >= plan.daily_minor
  const all = isDay ? length.days + 1 : length.days
  const hours = isDay ? { steps: 0, minor: 0 } : { steps: length.steps, minor: stepsMinor }
  const months = plan.monthly_minor === null ? 0 : Math.floor(all / daysOfMonth)
  const rest = all - months * daysOfMonth
  const loose = { weeks: Math.floor(rest / 7), days: rest % 7 }
  const ofDays = loose.days * plan.daily_minor + hours.minor
  const isWeek = loose.days > 0 && ofDays >= plan.weekly_minor
  const weeks = isWeek ? loose.weeks + 1 : loose.weeks
  const days = isWeek ? 0 : loose.days
  const steps = isWeek ? 0 : hours.steps
  const ofWeeks = weeks * plan.weekly_minor + (isWeek ? 0 : ofDays)
  if (plan.monthly_minor !== null && weeks > 0 && ofWeeks >= plan.monthly_minor) {
    return { months: months + 1, weeks: 0, days: 0, steps: 0 }
  }
  return { months, weeks, days, steps }
}
