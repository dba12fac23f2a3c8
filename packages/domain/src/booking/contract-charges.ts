/** What is charged for beside the price, and the amount held against it. */
import { z } from 'zod'
import { bookingId } from './contract-fields.ts'

export const chargeKinds = ['damage', 'cleaning', 'fine', 'fuel', 'other'] as const

export const chargeInput = z.object({
  bookingId,
  kind: z.enum(chargeKinds),
  /** What it is for, as the customer reads it. */
  note: z.string().trim().min(3, 'Say what it is for.').max(200),
  /** Tax included, in the currency of the booking. */
  amountMinor: z.number().int().min(1, 'Give an amount.').max(10_000_000),
})

export const charge = z.object({
  id: z.string(),
  kind: z.enum(chargeKinds),
  note: z.string(),
  amountMinor: z.number().int(),
  at: z.string(),
})

/** An amount that is held on the card, and what became of it. */
export const deposit = z.object({
  status: z.enum(['requested', 'held', 'declined', 'released', 'captured']),
  amountMinor: z.number().int(),
  capturedMinor: z.number().int(),
  /** Why the card said no, or `no_saved_card`. */
  failureCode: z.string().nullable(),
})
