import { z } from 'zod'
import { branchId, classId, product } from '../fleet/contract.ts'
import { instant } from '../kernel/period.ts'
import { basisPoints, minor, name, retired } from './contract-values.ts'

/** What managers give and read of promotions. Re-exported by `contract.ts`. */

const maybeInstant = instant.nullable().default(null)
const count = z.number().int().min(1).nullable().default(null)

export const createPromotionInput = z
  .object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{3,20}$/, 'Three to twenty letters and digits.'),
    name,
    kind: z.enum(['percent', 'amount', 'free_day']),
    percentBp: basisPoints(1, 10_000).nullable().default(null),
    amountMinor: minor.min(1).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    bookFrom: maybeInstant,
    bookUntil: maybeInstant,
    pickupFrom: maybeInstant,
    pickupUntil: maybeInstant,
    maxUses: count,
    budgetMinor: minor.min(1).nullable().default(null),
    perCustomer: count,
    firstBookingOnly: z.boolean().default(false),
    product: product.nullable().default(null),
    classIds: z.array(classId).min(1).nullable().default(null),
    branchIds: z.array(branchId).min(1).nullable().default(null),
    minDays: count,
  })
  .refine(({ kind, percentBp }) => (kind === 'percent') === (percentBp !== null), {
    path: ['percentBp'],
    message: 'A percentage is given for a promotion by percent, and only for one.',
  })
  .refine(({ kind, amountMinor }) => (kind === 'amount') === (amountMinor !== null), {
    path: ['amountMinor'],
    message: 'An amount is given for a promotion by amount, and only for one.',
  })
  .refine(
    ({ currency, amountMinor, budgetMinor }) =>
      currency !== null || (amountMinor === null && budgetMinor === null),
    {
      path: ['currency'],
      message: 'An amount and a budget need their currency.',
    },
  )
  .refine(({ bookFrom, bookUntil }) => bookFrom === null || bookUntil === null || bookFrom < bookUntil, {
    path: ['bookUntil'],
    message: 'The end comes after the beginning.',
  })
  .refine(
    ({ pickupFrom, pickupUntil }) => pickupFrom === null || pickupUntil === null || pickupFrom < pickupUntil,
    {
      path: ['pickupUntil'],
      message: 'The end comes after the beginning.',
    },
  )
export const promotionIdInput = z.object({ promotionId: z.uuid() })
export const promotionsListInput = z.object({ retired })
