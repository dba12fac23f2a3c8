import { z } from 'zod'
import { branchId, classId, product, unitId } from '../fleet/contract.ts'
import { instant } from '../kernel/period.ts'

export type { Product } from '../fleet/contract.ts'

export const extraId = z.string().regex(/^[a-z0-9-]{2,40}$/)

export const extraWish = z.object({ id: extraId, quantity: z.number().int().min(1).max(10) })

/** What a line of a price stands for; screens word it from `code` and `params`. */
export const lineKinds = [
  'base',
  'adjustment',
  'one_way',
  'young_driver',
  'chosen_unit',
  'extra',
  'discount',
  'change_fee',
  'late',
  'usage',
  'credit',
  'charge',
  'tax_included',
] as const

export const lineItem = z.object({
  /**
   * Unique in a price: `base.month`, `base.week`, `base.day`, `base.hour`, `base.hour.<price>`, `base.free`;
   * `season.<rule>`, `weekday.<rule>`, `demand.<rule>`, `length.<rule>`; `one_way`, `young_driver`, `chosen_unit`,
   * `extra.child-seat`; `charge.damage`; `prepaid`, `member.<tier>`, `promo.<code>`, `points`. What stands before the first dot says
   * how to word it.
   */
  code: z.string(),
  kind: z.enum(lineKinds),
  /** How many of the unit: days, hours, pieces × days… */
  quantity: z.number(),
  unitMinor: z.number().int(),
  /** Tax included; the lines sum to the total. */
  amountMinor: z.number().int(),
  /** What the wording needs, e.g. `{ days: 3, pieces: 1 }`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LineItem = z.infer<typeof lineItem>

/** Flexible: an early return is priced anew. Prepaid: cheaper, and an early return gives nothing back. */
export const rateOptions = ['flexible', 'prepaid'] as const
export const rateOption = z.enum(rateOptions)
export type RateOption = z.infer<typeof rateOption>

/** Why a code that is known does not go with a booking. */
export const promoReasons = [
  'not_yet',
  'over',
  'first_booking',
  'per_customer',
  'currency',
  'product',
  'branch',
  'class',
  'pickup_dates',
  'too_short',
  'gives_nothing',
] as const
export type PromoReason = (typeof promoReasons)[number]

/** As people type it: small letters and spaces do not matter. */
export const promoCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())

export const makeQuoteInput = z
  .object({
    /** A class ("any such car"), or one unit; a unit's class is its own. */
    classId: classId.optional(),
    unitId: unitId.optional(),
    pickupBranchId: branchId,
    /** Left out: back to the pick-up branch. */
    dropoffBranchId: branchId.optional(),
    from: instant,
    to: instant,
    extras: z.array(extraWish).max(10).default([]),
    /** Needed for a car. */
    driverAge: z.number().int().min(16).max(120).optional(),
    ratePlanOption: rateOption.default('flexible'),
    promoCode: promoCode.optional(),
    /** Points of the signed-in customer that pay a part; no more are used than the price has room for. */
    redeemPoints: z.number().int().min(0).max(10_000_000).default(0),
  })
  .refine((input) => input.classId !== undefined || input.unitId !== undefined, {
    path: ['classId'],
    message: 'Name a classId or a unitId.',
  })

export const quoteOutput = z.object({
  id: z.string(),
  product,
  classId: z.string(),
  unitId: z.string().nullable(),
  pickupBranchId: z.string(),
  dropoffBranchId: z.string(),
  from: z.string(),
  to: z.string(),
  driverAge: z.number().int().nullable(),
  extras: z.array(extraWish),
  currency: z.string(),
  lines: z.array(lineItem),
  totalMinor: z.number().int(),
  /** Tax inside the total. */
  taxMinor: z.number().int(),
  taxBasisPoints: z.number().int(),
  /** Total divided by begun days, for the secondary "per day". */
  perDayMinor: z.number().int(),
  /** Held on the card at pick-up, not charged. */
  depositMinor: z.number().int(),
  kmIncluded: z.number().int().nullable(),
  extraKmMinor: z.number().int().nullable(),
  ratePlanOption: rateOption,
  /** What prepaying takes off the stay, in basis points; 0 where there is nothing to choose. */
  prepaidDiscountBp: z.number().int(),
  /** What bringing it back early gives: nothing, or the price for the shorter time. */
  earlyReturn: z.enum(['none', 'reprice']),
  /** Days that are kept on a late cancellation, or when nobody comes. */
  lateDays: z.number().int(),
  /** When it is paid: now, or at pick-up (parking: at the exit), held on the card until then. */
  paysAt: z.enum(['booking', 'pickup']),
  /** The promotion that the price makes use of, and the points. */
  promoCode: z.string().nullable(),
  pointsUsed: z.number().int(),
  freeCancellationUntil: z.string(),
  expiresAt: z.string(),
})
export type Quote = z.infer<typeof quoteOutput>

export const extraOutput = z.object({
  id: z.string(),
  kind: z.enum(['protection', 'equipment', 'driver', 'service']),
  name: z.object({ en: z.string(), fr: z.string() }),
  about: z.object({ en: z.string(), fr: z.string() }),
  charge: z.enum(['per_day', 'per_rental']),
  maxQuantity: z.number().int(),
  amountMinor: z.number().int(),
  excessMinor: z.number().int().nullable(),
  currency: z.string(),
  /** Pieces left at the branch for the period that was asked about; null without one, and where it is never short. */
  left: z.number().int().nullable(),
})
export type Extra = z.infer<typeof extraOutput>

export const listExtrasInput = z.object({
  product,
  branchId,
  /** With both, the answer tells what is left. */
  from: instant.optional(),
  to: instant.optional(),
})
export const getQuoteInput = z.object({ quoteId: z.uuid() })

export const loyaltyOutput = z.object({
  /** Points that can pay now, and all that were ever earned. */
  balance: z.number().int(),
  earned: z.number().int(),
  tier: z
    .object({
      id: z.string(),
      name: z.object({ en: z.string(), fr: z.string() }),
      discountBp: z.number().int(),
    })
    .nullable(),
  entries: z.array(
    z.object({
      bookingId: z.string().nullable(),
      kind: z.enum(['earned', 'redeemed', 'given_back', 'adjusted']),
      points: z.number().int(),
      at: z.string(),
    }),
  ),
})
export type Loyalty = z.infer<typeof loyaltyOutput>

export const explainInput = z.object({ quoteId: z.uuid() })

export * from './contract-promotions.ts'
export * from './contract-rates.ts'
export * from './contract-terms.ts'
