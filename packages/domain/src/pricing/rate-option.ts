import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import type { RateOption } from './contract.ts'

export type OptionPolicy = {
  /** What bringing it back early gives: nothing, or the price for the shorter time. */
  earlyReturn: 'none' | 'reprice'
  /** Days that are kept on a late cancellation, or when nobody comes. */
  lateDays: number
}

/** What a plan agrees with who pays ahead, and with who stays flexible. */
export const policyOfOption = (plan: RatePlanRow, option: RateOption): OptionPolicy =>
  ({
    flexible: { earlyReturn: plan.flexible_early_return, lateDays: plan.flexible_late_days },
    prepaid: { earlyReturn: plan.prepaid_early_return, lateDays: plan.prepaid_late_days },
  })[option]
