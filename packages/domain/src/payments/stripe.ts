import Stripe from 'stripe'
import type {
  CardCharge,
  CheckoutRequest,
  PaymentGateway,
  ProviderCharge,
  ProviderPayment,
} from '../kernel/index.ts'
import { toDispute } from './provider-dispute.ts'
import { made, reached, toDeclined } from './stripe-calls.ts'

export type StripeConfig = {
  secretKey: string
  webhookSecret: string
  /** Where Stripe's API is; left out, Stripe's own. */
  apiBase: string | undefined
}

/**
 * Stripe behind our port. Calls carry an idempotency key made from our own ids, so a retry is the same call.
 * Checkout closes on its own after Stripe's minimum of 30 minutes; we close it when the hold ends.
 */
export function createStripeGateway({ secretKey, webhookSecret, apiBase }: StripeConfig): PaymentGateway {
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: 2,
    timeout: 10_000,
    telemetry: false,
    ...addressOf(apiBase),
  })
  return {
    openCheckout: async (request) => {
      const session = await made(
        `checkout:${request.paymentId}`,
        (idempotencyKey) => stripe.checkout.sessions.create(checkoutParams(request), { idempotencyKey }),
        // One that nobody was sent to is never paid.
        async () => undefined,
      )
      if (!session.url) throw new Error(`Checkout ${session.id} has no address to pay at.`)
      return { sessionId: session.id, url: session.url }
    },
    fetchCheckout: async (sessionId) =>
      toPayment(await reached(() => stripe.checkout.sessions.retrieve(sessionId, { expand }))),
    findCheckout: async (paymentIntentId) => {
      const list = await reached(() =>
        stripe.checkout.sessions.list({
          payment_intent: paymentIntentId,
          limit: 1,
          expand: expand.map((path) => `data.${path}`),
        }),
      )
      const session = list.data[0]
      return session ? toPayment(session) : null
    },
    expireCheckout: async (sessionId) => {
      const session = await reached(() => stripe.checkout.sessions.retrieve(sessionId))
      if (session.status === 'open') await reached(() => stripe.checkout.sessions.expire(sessionId))
    },
    chargeCard: async (charge) => {
      try {
        return toCharge(
          await made(
            `charge:${charge.key}`,
            (idempotencyKey) => stripe.paymentIntents.create(chargeParams(charge), { idempotencyKey }),
            async () => {
              const list = stripe.paymentIntents.list({
                ...{ customer: charge.customerId, limit: 100, expand: ['data.latest_charge'] },
              })
              return (await list).data.find(({ metadata }) => metadata.key === charge.key)
            },
          ),
        )
      } catch (error) {
        if (error instanceof Stripe.errors.StripeCardError) return toDeclined(error)
        throw error
      }
    },
    fetchCharge: async (id) =>
      toCharge(await reached(() => stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }))),
    captureHeld: async ({ paymentIntentId, amountMinor }) => {
      const held = await reached(() => stripe.paymentIntents.retrieve(paymentIntentId))
      if (held.status !== 'requires_capture') return toCharge(held)
      return toCharge(
        await made(
          `capture:${paymentIntentId}`,
          (idempotencyKey) =>
            stripe.paymentIntents.capture(
              paymentIntentId,
              { amount_to_capture: amountMinor },
              { idempotencyKey },
            ),
          async () => {
            const intent = await stripe.paymentIntents.retrieve(paymentIntentId)
            return intent.status === 'succeeded' ? intent : undefined
          },
        ),
      )
    },
    releaseHeld: async (id) => {
      const held = await reached(() => stripe.paymentIntents.retrieve(id))
      if (held.status === 'succeeded' || held.status === 'canceled') return toCharge(held)
      return toCharge(await reached(() => stripe.paymentIntents.cancel(id)))
    },
    refund: async ({ refundId, paymentIntentId, amountMinor, reason }) => {
      const refund = await made(
        `refund:${refundId}`,
        (idempotencyKey) =>
          stripe.refunds.create(
            { payment_intent: paymentIntentId, amount: amountMinor, metadata: { refundId, reason } },
            { idempotencyKey },
          ),
        async () => {
          const list = await stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 })
          return list.data.find(({ metadata }) => metadata?.refundId === refundId)
        },
      )
      const settled = refund.status === 'succeeded' || refund.status === 'failed' ? refund.status : 'pending'
      return { id: refund.id, status: settled }
    },
    listEvents: async ({ since, after }) => {
      const list = await reached(() =>
        stripe.events.list({
          created: { gte: Math.floor(since.getTime() / 1000) },
          limit: 100,
          ...(after === null ? {} : { starting_after: after }),
        }),
      )
      const events = list.data.map(({ id, type, data }) => ({ id, type, objectId: objectOf(data).id ?? '' }))
      return { events, next: list.has_more ? (events.at(-1)?.id ?? null) : null }
    },
    fetchDispute: async (id) => toDispute(await reached(() => stripe.disputes.retrieve(id))),
    readEvent: (rawBody, signature) => {
      const event = stripe.webhooks.constructEvent(rawBody, signature, webhookSecret)
      const object = objectOf(event.data)
      const intent =
        typeof object.payment_intent === 'string'
          ? object.payment_intent
          : (object.payment_intent?.id ?? null)
      const id = object.id ?? ''
      return {
        id: event.id,
        type: event.type,
        objectId: id,
        sessionId: object.object === 'checkout.session' ? id : null,
        paymentIntentId: object.object === 'payment_intent' ? id : intent,
      }
    },
  }
}

/** What an event is about. Objects differ; these are what we look at of any. */
const objectOf = ({ object }: { object: unknown }) =>
  object as { id?: string; object?: string; payment_intent?: string | { id: string } | null }

const sessionStatuses = ['open', 'complete', 'expired'] as const
const expand = ['payment_intent.latest_charge', 'setup_intent.payment_method']

function addressOf(apiBase: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (apiBase === undefined) return {}
  const url = new URL(apiBase)
  return { host: url.hostname, port: url.port, protocol: url.protocol === 'http:' ? 'http' : 'https' }
}

function checkoutParams(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = {
    paymentId: request.paymentId,
    bookingId: request.bookingId,
    reference: request.reference,
  }
  const description = `Forecourt ${request.reference}`
  const currency = request.currency.toLowerCase()
  const shared: Stripe.Checkout.SessionCreateParams = {
    customer_creation: 'always',
    client_reference_id: request.paymentId,
    customer_email: request.email,
    locale: request.locale,
    metadata,
    custom_text: { submit: { message: request.notice } },
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
  }
  if (request.takes === 'card')
    return { ...shared, mode: 'setup', currency, setup_intent_data: { metadata, description } }
  return {
    ...shared,
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency,
          unit_amount: request.amountMinor,
          product_data: { name: request.description },
        },
      },
    ],
    // The card is kept for the deposit, and for what is due at the end.
    payment_intent_data: {
      metadata,
      description,
      setup_future_usage: 'off_session',
      capture_method: request.takes === 'hold' ? 'manual' : 'automatic',
    },
  }
}

function toPayment(session: Stripe.Checkout.Session): ProviderPayment {
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

const chargeParams = (charge: CardCharge): Stripe.PaymentIntentCreateParams => ({
  amount: charge.amountMinor,
  currency: charge.currency.toLowerCase(),
  customer: charge.customerId,
  payment_method: charge.paymentMethodId,
  capture_method: charge.holdOnly ? 'manual' : 'automatic',
  confirm: true,
  off_session: true,
  description: charge.holdOnly ? 'Forecourt deposit' : 'Forecourt',
  metadata: { bookingId: charge.bookingId, key: charge.key },
  expand: ['latest_charge'],
})

const chargeStates = { requires_capture: 'held', succeeded: 'paid', canceled: 'released' } as const

function toCharge(intent: Stripe.PaymentIntent): ProviderCharge {
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
