import { basisPoints } from '../kernel/index.ts'
import type { LineItem, RateOption } from './contract.ts'
import { lumpSum, unlessFree } from './line.ts'
import type { PriceBook } from './price-book.ts'
import type { Stay } from './stay.ts'

/** What a promotion gives: a part of the stay, an amount, or a day of it. */
export type PromoGift = {
  id: string
  code: string
  version: number
  gift:
    | { kind: 'percent'; bp: number }
    | { kind: 'amount'; amountMinor: number }
    /** A mean day of the stay, where it has at least two. */
    | { kind: 'free_day' }
}

/** What may be taken off. */
export type Allowances = {
  option: RateOption
  /** A member's tier, with its discount of the stay. */
  member: { tier: string; en: string; fr: string; discountBp: number } | null
  promo: PromoGift | null
  /** Points that pay, at so much each. */
  points: { points: number; valueMinor: number } | null
}

export const noAllowances: Allowances = { option: 'flexible', member: null, promo: null, points: null }

type Reducible = Allowances & { book: PriceBook }

/**
 * The lines that take something off, one after the other, each from what the one before has left. Paying ahead,
 * membership and a percentage reduce the stay itself, never fees and extras; an amount and points reduce all of it,
 * and nothing goes below zero.
 */
export function reductionLines(input: Reducible, stay: Stay, totalMinor: number): LineItem[] {
  const lines: LineItem[] = []
  let left = { stay: stay.totalMinor, all: totalMinor }
  for (const reduce of reductions) {
    const item = reduce(input, left, stay)
    if (!item || item.amountMinor === 0) continue
    lines.push(item)
    left = { stay: Math.max(0, left.stay + item.amountMinor), all: left.all + item.amountMinor }
  }
  return lines.flatMap(unlessFree)
}

type Reduction = (input: Reducible, left: { stay: number; all: number }, stay: Stay) => LineItem | null

const off = (code: string, amountMinor: number, params: LineItem['params']): LineItem =>
  lumpSum(code, 'discount', -amountMinor + 0, params)

const reductions: readonly Reduction[] = [
  ({ option, book: { plan } }, left) => {
    const bp = option === 'prepaid' ? plan.prepaid_discount_bp : 0
    return off('prepaid', basisPoints(left.stay, bp), { bp })
  },
  ({ member }, left) => {
    if (!member) return null
    const { tier, en, fr, discountBp: bp } = member
    return off(`member.${tier}`, basisPoints(left.stay, bp), { en, fr, bp })
  },
  ({ promo }, left, stay) => {
    if (!promo) return null
    const params = { rule: promo.id, version: promo.version, code: promo.code }
    return off(`promo.${promo.code}`, promoAmount(promo, left, stay), {
      ...params,
      gift: promo.gift.kind,
      ...(promo.gift.kind === 'percent' && { bp: promo.gift.bp }),
    })
  },
  ({ points }, left) => {
    if (!points || points.valueMinor === 0) return null
    const used = Math.min(points.points, Math.floor(left.all / points.valueMinor))
    return off('points', used * points.valueMinor, { points: used })
  },
]

function promoAmount({ gift }: PromoGift, left: { stay: number; all: number }, { days }: Stay): number {
  switch (gift.kind) {
    case 'percent':
      return basisPoints(left.stay, gift.bp)
    case 'amount':
      return Math.min(gift.amountMinor, left.all)
    case 'free_day':
      return days < 2 ? 0 : Math.floor(left.stay / days)
  }
}
