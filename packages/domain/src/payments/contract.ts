import { z } from 'zod'

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

export type PaymentEvent = {
  type:
    | 'payment.succeeded'
    | 'payment.failed'
    | 'payment.expired'
    | 'refund.requested'
    | 'refund.succeeded'
    | 'refund.failed'
    | 'stripe_event.received'
    | 'deposit.changed'
    | 'collection.due'
  payload: {
    bookingId?: string
    paymentId?: string
    refundId?: string
    stripeEventId?: string
    depositId?: string
    collectionId?: string
  }
}
