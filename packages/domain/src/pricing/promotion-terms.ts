import type { PromotionRow } from '@forecourt/db/schema/pricing'
import type { Product, PromoReason } from './contract.ts'
import type { PromoGift } from './reductions.ts'

/** A booking as the terms of a promotion look at it. */
export type PromoAsk = {
  product: Product
  classId: string
  branchId: string
  currency: string
  from: Date
  days: number
  now: Date
  /** How often this customer has used it; 0 for somebody who is not known yet. */
  usedByCustomer: number
  /** Whether the customer has booked before. */
  hasBooked: boolean
  /** There is nothing that it could take off. */
  givesNothing?: boolean
}

const within = (at: Date, from: Date | null, until: Date | null): boolean =>
  (from === null || at >= from) && (until === null || at < until)
const among = (list: readonly string[] | null, id: string): boolean => list === null || list.includes(id)

/** Each term with what it is called when it is not met, the one that a customer can change least first. */
const terms: readonly [PromoReason, (promo: PromotionRow, ask: PromoAsk) => boolean][] = [
  ['not_yet', (promo, { now }) => promo.book_from === null || now >= promo.book_from],
  ['over', (promo, { now }) => promo.book_until === null || now < promo.book_until],
  ['first_booking', (promo, { hasBooked }) => !(promo.first_booking_only && hasBooked)],
  [
    'per_customer',
    (promo, { usedByCustomer }) => usedByCustomer < (promo.per_customer ?? Number.POSITIVE_INFINITY),
  ],
  ['currency', (promo, { currency }) => promo.currency === null || promo.currency === currency],
  ['product', (promo, { product }) => promo.product === null || promo.product === product],
  ['branch', (promo, { branchId }) => among(promo.branch_ids, branchId)],
  ['class', (promo, { classId }) => among(promo.class_ids, classId)],
  ['pickup_dates', (promo, { from }) => within(from, promo.pickup_from, promo.pickup_until)],
  ['too_short', (promo, { days }) => days >= (promo.min_days ?? (promo.kind === 'free_day' ? 2 : 0))],
  ['gives_nothing', (_promo, { givesNothing }) => givesNothing !== true],
]

/** Why a promotion does not go with a booking, or null when it does. */
export const whyNot = (promo: PromotionRow, ask: PromoAsk): PromoReason | null =>
  terms.find(([, holds]) => !holds(promo, ask))?.[0] ?? null

/** Whether as much is left of it. */
export const hasLeft = (promo: PromotionRow, amountMinor: number): boolean =>
  promo.used_count < (promo.max_uses ?? Number.POSITIVE_INFINITY) &&
  promo.used_minor + amountMinor <= (promo.budget_minor ?? Number.POSITIVE_INFINITY)

export function giftOf({ id, code, version, kind, percent_bp, amount_minor }: PromotionRow): PromoGift {
  const gifts: Record<PromotionRow['kind'], PromoGift['gift']> = {
    percent: { kind: 'percent', bp: percent_bp ?? 0 },
    amount: { kind: 'amount', amountMinor: amount_minor ?? 0 },
    free_day: { kind: 'free_day' },
  }
  return { id, code, version, gift: gifts[kind] }
}
