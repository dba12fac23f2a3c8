import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import type { RateOption } from './contract.ts'

export type OptionPolicy = {
  /** What bringing it back early gives: nothing, or the price for the shorter time. */
  earlyReturn: 'none' | 'reprice'
  /** Days that are kept on a late cancellation, or when nobody comes. */
  lateDays: number
  /** When it is paid: when it is booked, or at pick-up (parking: at the exit), held on the card until then. */
  paysAt: 'booking' | 'pickup'
}

/** What a plan agrees with who pays ahead, and with who stays flexible. */
export const policyOfOption = (plan: RatePlanRow, option: RateOption): OptionPolicy =>
  ({
    flexible: {
      earlyReturn: plan.flexible_early_return,
      lateDays: plan.flexible_late_days,
      paysAt: plan.flexible_payment,
    },
    prepaid: {
      earlyReturn: plan.prepaid_early_return,
      lateDays: plan.prepaid_late_days,
      paysAt: 'booking' as const,
    },
  })[option]
