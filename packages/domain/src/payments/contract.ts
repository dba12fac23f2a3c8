import { z } from 'zod'

export * from './contract-disputes.ts'
export * from './contract-goodwill.ts'
export * from './contract-till.ts'

export const startCheckoutInput = z.object({ bookingId: z.uuid() })
export const checkoutOutput = z.object({
  paymentId: z.string(),
  /** Where the browser goes to pay. */
  checkoutUrl: z.string(),
  checkoutSessionId: z.string(),
  /** Stripe makes it when the customer pays; null until then. */
  paymentIntentId: z.string().nullable(),
  amountMinor: z.number().int(),
  currency: z.string(),
  expiresAt: z.string(),
})

export const inboxStates = ['parked', 'waiting', 'done'] as const
export type InboxState = (typeof inboxStates)[number]

export const listEventsInput = z.object({
  state: z.enum(inboxStates).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export const retryEventInput = z.object({ eventId: z.string().max(200) })

/** An event of the payment provider, as the inbox shows it. */
export type InboxEvent = {
  id: string
  type: string
  objectId: string
  bookingId: string | null
  state: InboxState
  attempts: number
  lastError: string | null
  receivedAt: string
  processedAt: string | null
}

export type PaymentEvent = {
  type:
    | 'payment.secured'
    | 'payment.succeeded'
    | 'payment.failed'
    | 'payment.expired'
    | 'refund.requested'
    | 'refund.succeeded'
    | 'refund.stuck'
    | 'goodwill.changed'
    | 'stripe_event.received'
    | 'authorisation.changed'
    | 'collection.due'
    | 'till.changed'
    | 'dispute.changed'
  payload: {
    bookingId?: string
    paymentId?: string
    refundId?: string
    stripeEventId?: string
    authorisationId?: string
    collectionId?: string
    sessionId?: string
    disputeId?: string
  }
}
