import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createSandbox, type Sandbox } from '@forecourt/stripe-sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CheckoutRequest, PaymentGateway, ProviderEvent } from '../kernel/index.ts'
import { createStripeGateway } from './stripe.ts'

const secretKey = 'sk_test_of_the_adapter'
const webhookSecret = 'whsec_of_the_adapter'

let sandbox: Sandbox
let gateway: PaymentGateway
let origin: string

beforeEach(async () => {
  sandbox = createSandbox({ port: 0, webhookUrl: null, webhookSecret, apiKey: secretKey })
  origin = await sandbox.listen()
  gateway = createStripeGateway({ secretKey, webhookSecret, apiBase: origin })
})
afterEach(() => sandbox.close())

const request = (over: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  paymentId: randomUUID(),
  bookingId: randomUUID(),
  reference: 'K7P2QX',
  description: 'Compact · Lyon',
  amountMinor: 18_240,
  currency: 'EUR',
  email: 'ada@example.test',
  locale: 'en',
  notice: 'Held until 14:32, Paris time.',
  returnUrl: 'http://localhost:4000/return',
  cancelUrl: 'http://localhost:4000/return?left=1',
  ...over,
})

async function pay(sessionId: string, card = '4242424242424242') {
  await fetch(`${origin}/_sandbox/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ card }),
  })
}

describe('the Stripe adapter', () => {
  it('opens one checkout for one payment, and tells how it stands', async () => {
    const asked = request()
    const { sessionId, url } = await gateway.openCheckout(asked)
    expect(await gateway.openCheckout(asked)).toEqual({ sessionId, url })
    expect(await gateway.fetchCheckout(sessionId)).toMatchObject({
      sessionStatus: 'open',
      paid: false,
      paymentIntentId: null,
    })

    await pay(sessionId, '4000000000009995')
    expect(await gateway.fetchCheckout(sessionId)).toMatchObject({
      sessionStatus: 'open',
      paid: false,
      failureCode: 'insufficient_funds',
    })

    await pay(sessionId)
    const paid = await gateway.fetchCheckout(sessionId)
    expect(paid).toMatchObject({
      sessionStatus: 'complete',
      paid: true,
      amountMinor: 18_240,
      currency: 'EUR',
      cardBrand: 'visa',
      cardLast4: '4242',
      failureCode: null,
    })
    expect(await gateway.findCheckout(paid.paymentIntentId ?? '')).toMatchObject({ sessionId, paid: true })
  })

  it('closes an open checkout, and leaves a paid one alone', async () => {
    const open = await gateway.openCheckout(request())
    await gateway.expireCheckout(open.sessionId)
    await gateway.expireCheckout(open.sessionId)
    expect(await gateway.fetchCheckout(open.sessionId)).toMatchObject({
      sessionStatus: 'expired',
      paid: false,
    })
    const paid = await gateway.openCheckout(request())
    await pay(paid.sessionId)
    await gateway.expireCheckout(paid.sessionId)
    expect(await gateway.fetchCheckout(paid.sessionId)).toMatchObject({
      sessionStatus: 'complete',
      paid: true,
    })
  })

  it('refunds once for one refund, in part', async () => {
    const { sessionId } = await gateway.openCheckout(request())
    await pay(sessionId)
    const { paymentIntentId } = await gateway.fetchCheckout(sessionId)
    const refund = {
      refundId: randomUUID(),
      paymentIntentId: paymentIntentId ?? '',
      amountMinor: 10_000,
      reason: 'cancelled',
    }
    const first = await gateway.refund(refund)
    expect(first.status).toBe('succeeded')
    expect(await gateway.refund(refund)).toEqual(first)
    await expect(gateway.refund({ ...refund, refundId: randomUUID() })).rejects.toThrow('greater than')
  })

  it('keeps amounts of currencies without minor units as they are', async () => {
    const { sessionId } = await gateway.openCheckout(request({ amountMinor: 25_000, currency: 'JPY' }))
    expect(await gateway.fetchCheckout(sessionId)).toMatchObject({ amountMinor: 25_000, currency: 'JPY' })
  })

  it('says that payments are unavailable when nobody answers', async () => {
    const deaf = createStripeGateway({ secretKey, webhookSecret, apiBase: 'http://127.0.0.1:9' })
    await expect(deaf.openCheckout(request())).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  })

  it('reads signed events and refuses forged ones', async () => {
    const events: ProviderEvent[] = []
    const server = createServer(async (incoming, answer) => {
      events.push(gateway.readEvent(await buffer(incoming), String(incoming.headers['stripe-signature'])))
      answer.end()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    sandbox.sendWebhooksTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const { sessionId } = await gateway.openCheckout(request())
    await pay(sessionId)
    await sandbox.webhooksSettled()
    server.closeAllConnections()
    server.close()
    expect(events.find((event) => event.type === 'checkout.session.completed')).toMatchObject({
      objectId: sessionId,
      sessionId,
    })
    expect(events.find((event) => event.type === 'payment_intent.succeeded')?.paymentIntentId).toMatch(/^pi_/)
    expect(() => gateway.readEvent('{"id":"evt_1"}', 't=1,v1=00')).toThrow()
  })
})
