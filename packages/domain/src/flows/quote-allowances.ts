import type { Db } from '@forecourt/db'
import type { BranchRow, ClassRow } from '@forecourt/db/schema/fleet'
import type { PromotionRow } from '@forecourt/db/schema/pricing'
import type { Actor, Period } from '../kernel/index.ts'
import { refuse } from '../kernel/index.ts'
import type { RateOption } from '../pricing/contract.ts'
import {
  type Allowances,
  countDays,
  customerOf,
  findPromotion,
  giftOf,
  memberAllowance,
  memberOf,
  mustApply,
  type Price,
  pointsAllowance,
  usesOf,
} from '../pricing/index.ts'
import { hasBooked } from './has-booked.ts'

type Asked = {
  actor: Actor
  class: ClassRow
  pickup: BranchRow
  period: Period
  now: Date
  currency: string
  option: RateOption
  promoCode: string | undefined
  points: number
}

export type QuoteAllowances = {
  allowances: Allowances
  customerId: string | null
  promotion: PromotionRow | null
  /** Refuses a promotion that this price makes nothing of, or that has no room for it left. */
  check: (price: Price) => void
}

/**
 * What may be taken off a price for who asks: a member's discount, a promotion, points.
 * @throws PROMO_UNKNOWN, PROMO_NOT_APPLICABLE, PROMO_USED_UP, POINTS_NOT_ENOUGH, UNAUTHENTICATED (points of nobody)
 */
export async function quoteAllowances(sql: Db, asked: Asked): Promise<QuoteAllowances> {
  const { actor, period, now, currency } = asked
  const customerId = customerOf(actor)
  const member = customerId === null ? null : await memberOf(sql, customerId)
  if (asked.points > 0 && member === null) refuse('UNAUTHENTICATED', 'Sign in to pay with points.')
  const promotion =
    asked.promoCode === undefined || asked.promoCode === '' ? null : await findPromotion(sql, asked.promoCode)
  const ask = promotion && {
    product: asked.class.product,
    classId: asked.class.id,
    branchId: asked.pickup.id,
    currency,
    from: period.from,
    days: countDays(asked.class.product, period),
    now,
    usedByCustomer: await usesOf(sql, promotion.id, { customerId, email: null }),
    hasBooked: await hasBooked(sql, { customerId, email: null }, null),
  }
  if (promotion && ask) mustApply(promotion, ask, 0)
  return {
    allowances: {
      option: asked.option,
      member: member && memberAllowance(member),
      promo: promotion && giftOf(promotion),
      points: member && (await pointsAllowance(sql, member, asked.points, currency)),
    },
    customerId,
    promotion,
    check: ({ promoMinor }) => {
      if (promotion && ask) mustApply(promotion, { ...ask, givesNothing: promoMinor === 0 }, promoMinor)
    },
  }
}
