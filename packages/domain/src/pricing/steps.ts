import { addMinutes, day, localDay, localMinute, roundMinor, weekdayOf } from '../kernel/index.ts'
import type { PriceBook, Tariff } from './price-book.ts'

/** Begun steps of one day at one hourly price. */
export type StepPrice = { hours: number; hourlyMinor: number; amountMinor: number }

/**
 * What begun steps cost that follow `days` full days: each by the tariff at its own beginning on the branch's clock,
 * rounded once for each hourly price.
 */
export function priceSteps(
  { plan, tariffs }: PriceBook,
  from: Date,
  zone: string,
  days: number,
  steps: number,
): StepPrice[] {
  if (steps === 0) return []
  if (tariffs.length === 0) return [priced(plan.hourly_minor, steps * plan.step_minutes)]
  const start = new Date(from.getTime() + days * day)
  const minutes = new Map<number, number>()
  for (let step = 0; step < steps; step++) {
    const at = addMinutes(start, step * plan.step_minutes).getTime()
    const hourlyMinor = tariffAt(tariffs, zone, at)?.hourly_minor ?? plan.hourly_minor
    minutes.set(hourlyMinor, (minutes.get(hourlyMinor) ?? 0) + plan.step_minutes)
  }
  return [...minutes].map(([hourlyMinor, length]) => priced(hourlyMinor, length))
}

function tariffAt(tariffs: readonly Tariff[], zone: string, at: number): Tariff | undefined {
  const weekday = weekdayOf(localDay(zone, at))
  const minute = localMinute(zone, at)
  return tariffs.find((one) => one.weekday === weekday && one.from_minute <= minute && minute < one.to_minute)
}

const priced = (hourlyMinor: number, minutes: number): StepPrice => ({
  hours: minutes / 60,
  hourlyMinor,
  amountMinor: roundMinor((minutes * hourlyMinor) / 60),
})

export const stepsTotal = (steps: readonly StepPrice[]): number =>
  steps.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
