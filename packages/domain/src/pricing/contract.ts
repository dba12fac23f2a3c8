import { z } from 'zod'
import { branchId, classId, product, unitId } from '../fleet/contract.ts'
import { instant } from '../kernel/period.ts'

export type { Product } from '../fleet/contract.ts'

export const extraId = z.string().regex(/^[a-z0-9-]{2,40}$/)

export const extraWish = z.object({ id: extraId, quantity: z.number().int().min(1).max(10) })

/** What a line of a price stands for; screens word it from `code` and `params`. */
export const lineKinds = [
  'base',
  'one_way',
  'young_driver',
  'chosen_unit',
  'extra',
  'discount',
  'change_fee',
  'late',
  'credit',
  'tax_included',
] as const

export const lineItem = z.object({
  /** E.g. `base.week`, `base.day`, `base.hour`, `base.free`, `extra.child-seat`, `one_way`, `young_driver`. */
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
})
export type Extra = z.infer<typeof extraOutput>

export const listExtrasInput = z.object({ product, branchId })
export const getQuoteInput = z.object({ quoteId: z.uuid() })
