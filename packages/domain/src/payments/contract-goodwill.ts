/** What staff give back of their own accord, and what the bank sent back. Amounts are minor units of the booking's currency. */
import { z } from 'zod'
import { branchId } from '../fleet/contract.ts'

export const refundsOfBookingInput = z.object({ bookingId: z.uuid() })
export const refundsToDecideInput = z.object({ branchId })
export const askRefundInput = refundsOfBookingInput.extend({
  amountMinor: z.number().int().min(1, 'Give an amount.').max(100_000_000),
  /** Why; for colleagues and the books, not for the customer. */
  note: z.string().trim().min(3, 'Say what it is for.').max(200),
})
export const decideRefundInput = z.object({
  goodwillId: z.uuid(),
  verdict: z.enum(['granted', 'refused']),
})

export const refundsStuckInput = z.object({ branchId })
export const noteTransferInput = z.object({
  refundId: z.uuid(),
  /** What finds the transfer again at the bank; no account numbers. */
  note: z.string().trim().min(3, 'Give the reference of the transfer.').max(200),
})

/** A refund that the bank of the customer sent back: it is owed, and waits for another way. */
export type StuckRefund = {
  id: string
  bookingId: string
  reference: string
  contactName: string
  amountMinor: number
  currency: string
  cardBrand: string | null
  cardLast4: string | null
  /** Why, as the provider says: `expired_or_canceled_card`. */
  failureCode: string | null
  since: string
}

export const goodwillStates = ['waiting', 'granted', 'refused'] as const

export type Goodwill = {
  id: string
  bookingId: string
  reference: string
  contactName: string
  amountMinor: number
  currency: string
  note: string
  status: (typeof goodwillStates)[number]
  /** Null of an account that is gone. */
  askedByName: string | null
  askedAt: string
  decidedByName: string | null
  decidedAt: string | null
  /** Whether the caller may decide: one who runs the branch, and did not ask for it. */
  mayDecide: boolean
}

/** What of a booking's money can still be given back, and up to how much without a second person. */
export type BookingRefunds = {
  refundableMinor: number
  aloneMinor: number
  items: Goodwill[]
  stuck: StuckRefund[]
}
