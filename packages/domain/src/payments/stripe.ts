import Stripe from 'stripe'
import type { PaymentGateway } from '../kernel/index.ts'
import { toDispute } from './provider-dispute.ts'
import { made, reached, toDeclined } from './stripe-calls.ts'
import { objectOf, toCharge, toPayment, toRefund } from './stripe-objects.ts'
import { chargeParams, checkoutParams } from './stripe-params.ts'

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
      return toRefund(refund)
    },
    fetchRefund: async (id) => toRefund(await reached(() => stripe.refunds.retrieve(id))),
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

const expand = ['payment_intent.latest_charge', 'setup_intent.payment_method']

function addressOf(apiBase: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (apiBase === undefined) return {}
  const url = new URL(apiBase)
  return { host: url.hostname, port: url.port, protocol: url.protocol === 'http:' ? 'http' : 'https' }
}
