import type { BranchRow } from '@forecourt/db/schema/fleet'
import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { taxWithin, wallClockBefore } from '../kernel/index.ts'
import type { Quote } from '../pricing/contract.ts'
import { countDays, policyOfOption, type Quoted } from '../pricing/index.ts'

/** A quote with what the branch's rules and its rate plan say of it. */
export function toQuote(quote: Quoted, plan: RatePlanRow, pickup: BranchRow): Quote {
  const days = countDays(quote.product, { from: quote.starts_at, to: quote.ends_at })
  return {
    id: quote.id,
    product: quote.product,
    classId: quote.class_id,
    unitId: quote.unit_id,
    pickupBranchId: quote.pickup_branch_id,
    dropoffBranchId: quote.dropoff_branch_id,
    from: quote.starts_at.toISOString(),
    to: quote.ends_at.toISOString(),
    driverAge: quote.driver_age,
    extras: quote.extras,
    currency: quote.currency,
    lines: quote.lines,
    totalMinor: quote.total_minor,
    taxMinor: taxWithin(quote.total_minor, pickup.tax_basis_points),
    taxBasisPoints: pickup.tax_basis_points,
    perDayMinor: Math.round(quote.total_minor / days),
    depositMinor: quote.deposit_minor,
    kmIncluded: plan.km_per_day === null ? null : plan.km_per_day * days,
    extraKmMinor: plan.extra_km_minor,
    ratePlanOption: quote.rate_option,
    prepaidDiscountBp: plan.prepaid_discount_bp,
    ...policyOfOption(plan, quote.rate_option),
    promoCode: promoCodeOf(quote),
    pointsUsed: quote.points,
    freeCancellationUntil: wallClockBefore(
      quote.starts_at,
      pickup.free_cancellation_minutes,
      pickup.time_zone,
    ).toISOString(),
    expiresAt: quote.expires_at.toISOString(),
  }
}

/** The line of the promotion names it. */
function promoCodeOf({ lines }: Quoted): string | null {
  const code = lines.find((line) => line.code.startsWith('promo.'))?.params.code
  return code === undefined ? null : String(code)
}
