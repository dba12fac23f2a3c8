import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { lengthMs, minute, type Period, refuse } from '../kernel/index.ts'

type Limits = Pick<RatePlanRow, 'min_minutes' | 'max_minutes'>

/** Whether the plan is sold for a period of this length. */
export const isSoldFor = (plan: Limits, period: Period): boolean => {
  const minutes = lengthMs(period) / minute
  return minutes >= (plan.min_minutes ?? 0) && minutes <= (plan.max_minutes ?? Number.POSITIVE_INFINITY)
}

/** @throws PERIOD_TOO_SHORT, PERIOD_TOO_LONG when the plan is not sold for this length */
export function checkLength(plan: Limits, period: Period): void {
  if (isSoldFor(plan, period)) return
  const limits = { minMinutes: plan.min_minutes, maxMinutes: plan.max_minutes }
  if (plan.min_minutes !== null && lengthMs(period) / minute < plan.min_minutes) {
    refuse('PERIOD_TOO_SHORT', 'This class is not let for so short a time here.', limits)
  }
  refuse('PERIOD_TOO_LONG', 'This class is not let for so long here.', limits)
}
