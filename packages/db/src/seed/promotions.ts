import type { LoyaltyRateRow, LoyaltyTierRow, PromotionRow } from '../schema/pricing.ts'
import { randomFor } from './random.ts'
import { dayMs } from './zones.ts'

type Terms = Pick<PromotionRow, 'code' | 'name' | 'kind'> & Partial<PromotionRow>

/** Codes to try: for newcomers, for the summer, for car parks, for long rentals, and one that is over. */
const codes = (now: Date): readonly Terms[] => {
  const year = now.getUTCFullYear() + (now.getUTCMonth() > 7 ? 1 : 0)
  return [
    {
      ...{ code: 'WELCOME10', name: 'Ten percent off the first booking', kind: 'percent', percent_bp: 1000 },
      ...{ first_booking_only: true, per_customer: 1 },
    },
    {
      ...{ code: 'SUMMER15', name: 'Fifteen percent in summer', kind: 'percent', percent_bp: 1500 },
      ...{ product: 'rental', currency: 'EUR', budget_minor: 2_000_000 },
      ...{ pickup_from: new Date(Date.UTC(year, 5, 1)), pickup_until: new Date(Date.UTC(year, 8, 1)) },
    },
    {
      ...{
        code: 'PARK5',
        name: 'Five euros off parking',
        kind: 'amount',
        amount_minor: 500,
        currency: 'EUR',
      },
      ...{ product: 'parking', per_customer: 3, max_uses: 1000 },
    },
    { code: 'FREEDAY', name: 'A day free from a week on', kind: 'free_day', product: 'rental', min_days: 7 },
    {
      ...{ code: 'SPRING20', name: 'Twenty percent, now over', kind: 'percent', percent_bp: 2000 },
      ...{ book_until: new Date(now.getTime() - 10 * dayMs) },
    },
  ]
}

export function promotions(now: Date): PromotionRow[] {
  const random = randomFor('promotions')
  return codes(now).map((terms) => ({
    id: random.uuid(now),
    version: 1,
    percent_bp: null,
    amount_minor: null,
    currency: null,
    book_from: null,
    book_until: null,
    pickup_from: null,
    pickup_until: null,
    max_uses: null,
    budget_minor: null,
    per_customer: null,
    first_booking_only: false,
    product: null,
    class_ids: null,
    branch_ids: null,
    min_days: null,
    used_count: 0,
    used_minor: 0,
    created_at: new Date(now.getTime() - 60 * dayMs),
    retired_at: null,
    ...terms,
  }))
}

export const loyaltyTiers = (): LoyaltyTierRow[] => [
  { id: 'member', name_en: 'Member', name_fr: 'Membre', min_points: 0, discount_bp: 0 },
  { id: 'silver', name_en: 'Silver', name_fr: 'Argent', min_points: 500, discount_bp: 300 },
  { id: 'gold', name_en: 'Gold', name_fr: 'Or', min_points: 1500, discount_bp: 500 },
]

/** A point for each euro or pound spent; it pays two cents or pence. */
export const loyaltyRates = (): LoyaltyRateRow[] =>
  ['EUR', 'GBP'].map((currency) => ({ currency, minor_per_point: 100, point_value_minor: 2 }))
