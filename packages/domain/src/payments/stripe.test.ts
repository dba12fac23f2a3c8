import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createSandbox, type Sandbox } from '@forecourt/stripe-sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardCharge, CheckoutRequest, PaymentGateway, ProviderEvent } from '../kernel/index.ts'
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
  takes: 'payment',
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

/** What goes wrong at Stripe, once. */
const trouble = (fault: object) =>
  fetch(`${origin}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })

/** A charge of the card that a checkout was paid with. */
async function savedCharge(card: string): Promise<CardCharge> {
  const { sessionId } = await gateway.openCheckout(request())
  await pay(sessionId, card)
  const { card: saved } = await gateway.fetchCheckout(sessionId)
  if (!saved) throw new Error('The checkout kept no card.')
  const of = { key: randomUUID(), bookingId: randomUUID() }
  return { ...of, ...saved, amountMinor: 30_000, currency: 'EUR', holdOnly: true }
}

const paid = (amountMinor: number) => ({ status: 'paid', amountMinor })

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

  it('holds the amount of a checkout until it is captured', async () => {
    const { sessionId } = await gateway.openCheckout(request({ takes: 'hold' }))
    await pay(sessionId)
    const held = await gateway.fetchCheckout(sessionId)
    expect(held).toMatchObject({
      ...{ sessionStatus: 'complete', paid: false, amountMinor: 18_240, cardLast4: '4242' },
      secured: { captureBefore: expect.any(Date) },
      card: { customerId: expect.any(String), paymentMethodId: expect.any(String) },
    })
    const paymentIntentId = held.paymentIntentId ?? ''
    expect(await gateway.captureHeld({ paymentIntentId, amountMinor: 4000 })).toMatchObject(paid(4000))
  })

  it('saves the card of a checkout that takes nothing, to be asked later', async () => {
    const { sessionId } = await gateway.openCheckout(request({ takes: 'card' }))
    await pay(sessionId)
    const saved = await gateway.fetchCheckout(sessionId)
    expect(saved).toMatchObject({
      ...{ sessionStatus: 'complete', paid: false, paymentIntentId: null, failureCode: null },
      ...{ secured: { captureBefore: null }, cardBrand: 'visa', cardLast4: '4242' },
    })
    if (!saved.card) throw new Error('The checkout kept no card.')
    const charge = { ...saved.card, key: randomUUID(), bookingId: randomUUID() }
    const held = await gateway.chargeCard({ ...charge, amountMinor: 18_240, currency: 'EUR', holdOnly: true })
    expect(held).toMatchObject({ status: 'held', amountMinor: 18_240 })
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

  it('keeps the card of a checkout, and holds an amount on it once for one key', async () => {
    const charge = await savedCharge('4242424242424242')
    const held = await gateway.chargeCard(charge)
    expect(held).toMatchObject({ status: 'held', amountMinor: 30_000, failureCode: null })
    expect(held.captureBefore?.getTime()).toBeGreaterThan(Date.now() + 4 * 86_400_000)
    expect(await gateway.chargeCard(charge)).toEqual(held)
    expect(await gateway.fetchCharge(held.paymentIntentId ?? '')).toEqual(held)
  })

  it('takes a part of what is held, once, and lets go of the rest', async () => {
    const { paymentIntentId: id } = await gateway.chargeCard(await savedCharge('4242424242424242'))
    const paymentIntentId = id ?? ''
    const taken = await gateway.captureHeld({ paymentIntentId, amountMinor: 18_000 })
    expect(taken).toMatchObject({ paymentIntentId, status: 'paid', amountMinor: 18_000 })
    expect(await gateway.captureHeld({ paymentIntentId, amountMinor: 18_000 })).toMatchObject(paid(18_000))
    expect(await gateway.releaseHeld(paymentIntentId)).toMatchObject(paid(18_000))
    const refund = { refundId: randomUUID(), paymentIntentId, amountMinor: 18_000, reason: 'mistake' }
    expect((await gateway.refund(refund)).status).toBe('succeeded')
  })

  it('lets go of all that is held, safe to repeat', async () => {
    const { paymentIntentId } = await gateway.chargeCard(await savedCharge('4242424242424242'))
    for (const _ of [1, 2]) expect((await gateway.releaseHeld(paymentIntentId ?? '')).status).toBe('released')
  })

  it('charges a saved card at once, and answers when it says no', async () => {
    const good = { ...(await savedCharge('4242424242424242')), holdOnly: false }
    expect(await gateway.chargeCard(good)).toMatchObject(paid(30_000))
    const bad = { ...(await savedCharge('4242424242424242')), holdOnly: false }
    await trouble({ kind: 'decline', reason: 'insufficient_funds' })
    const answer = await gateway.chargeCard(bad)
    expect(answer).toMatchObject({ status: 'declined', failureCode: 'insufficient_funds' })
    expect(await gateway.chargeCard(bad)).toEqual(answer)
  })

  it('keeps amounts of currencies without minor units as they are', async () => {
    const { sessionId } = await gateway.openCheckout(request({ amountMinor: 25_000, currency: 'JPY' }))
    expect(await gateway.fetchCheckout(sessionId)).toMatchObject({ amountMinor: 25_000, currency: 'JPY' })
  })

  it('makes nothing twice that was made before Stripe failed, and finds what it made', async () => {
    const failing = (call: string) => trouble({ kind: 'error_after_commit', match: `POST /v1/${call}` })
    await failing('checkout/sessions')
    const { sessionId } = await gateway.openCheckout(request())
    await pay(sessionId)
    const { card, paymentIntentId } = await gateway.fetchCheckout(sessionId)
    if (!card || !paymentIntentId) throw new Error('The checkout kept no card.')
    await failing('refunds')
    const refund = { refundId: randomUUID(), paymentIntentId, amountMinor: 10_000, reason: 'cancelled' }
    const given = await gateway.refund(refund)
    expect(given.status).toBe('succeeded')
    expect(await gateway.refund(refund)).toEqual(given)
    await failing('payment_intents')
    const charge = { ...(await savedCharge('4242424242424242')), ...card }
    const held = await gateway.chargeCard(charge)
    expect(held).toMatchObject({ status: 'held', amountMinor: 30_000 })
    expect(await gateway.chargeCard(charge)).toEqual(held)
    await failing('payment_intents/*/capture')
    const whole = { paymentIntentId: held.paymentIntentId ?? '', amountMinor: 18_000 }
    expect(await gateway.captureHeld(whole)).toMatchObject(paid(18_000))
    const state = await (await fetch(`${origin}/_sandbox/state`)).json()
    expect(state).toMatchObject({ amount_captured: 2 * 18_240 + 18_000, amount_refunded: 10_000, faults: 0 })
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
