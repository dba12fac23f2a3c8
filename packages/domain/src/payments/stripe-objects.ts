import type Stripe from 'stripe'
import type { ProviderCharge, ProviderPayment, ProviderRefund } from '../kernel/index.ts'

/** What Stripe answers, in our words. */

const sessionStatuses = ['open', 'complete', 'expired'] as const

/** What an event is about. Objects differ; these are what we look at of any. */
export const objectOf = ({ object }: { object: unknown }) =>
  object as { id?: string; object?: string; payment_intent?: string | { id: string } | null }

export function toPayment(session: Stripe.Checkout.Session): ProviderPayment {
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent
  const setup = typeof session.setup_intent === 'string' ? null : session.setup_intent
  const charge = intent && typeof intent.latest_charge !== 'string' ? intent.latest_charge : null
  const saved = typeof setup?.payment_method === 'string' ? null : setup?.payment_method?.card
  const card = charge?.payment_method_details?.card ?? saved
  const error = intent?.last_payment_error ?? setup?.last_setup_error
  return {
    sessionId: session.id,
    sessionStatus: sessionStatuses.find((status) => status === session.status) ?? 'open',
    paymentIntentId:
      typeof session.payment_intent === 'string' ? session.payment_intent : (intent?.id ?? null),
    paid: session.payment_status === 'paid',
    secured: securedBy(intent, setup),
    amountMinor: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    cardBrand: card?.brand ?? null,
    cardLast4: card?.last4 ?? null,
    failureCode: error?.decline_code ?? error?.code ?? null,
    card: savedCard(idOf(session.customer ?? null), idOf((intent ?? setup)?.payment_method ?? null)),
  }
}

/** An amount that waits to be captured, or a card that was saved without one. */
function securedBy(
  intent: Stripe.PaymentIntent | null,
  setup: Stripe.SetupIntent | null,
): ProviderPayment['secured'] {
  if (intent?.status === 'requires_capture') return { captureBefore: toCharge(intent).captureBefore }
  return setup?.status === 'succeeded' ? { captureBefore: null } : null
}

const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)

const savedCard = (customerId: string | null, paymentMethodId: string | null) =>
  customerId === null || paymentMethodId === null ? null : { customerId, paymentMethodId }

const chargeStates = { requires_capture: 'held', succeeded: 'paid', canceled: 'released' } as const

export function toCharge(intent: Stripe.PaymentIntent): ProviderCharge {
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge
  const before = charge?.payment_method_details?.card?.capture_before
  const known = Object.entries(chargeStates).find(([status]) => status === intent.status)?.[1]
  return {
    paymentIntentId: intent.id,
    status: known ?? 'declined',
    amountMinor: known === 'paid' ? intent.amount_received : intent.amount,
    captureBefore: before === undefined ? null : new Date(before * 1000),
    failureCode: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
  }
}

const refundStates = { succeeded: 'succeeded', failed: 'failed', canceled: 'failed' } as const

/** Source: https://docs.stripe.com/refunds#failed-refunds */
export const toRefund = (refund: Stripe.Refund): ProviderRefund => ({
  id: refund.id,
  refundId: refund.metadata?.refundId ?? null,
  status: Object.entries(refundStates).find(([status]) => status === refund.status)?.[1] ?? 'pending',
  failureCode: refund.failure_reason ?? null,
})
