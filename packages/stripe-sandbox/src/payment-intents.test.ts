import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { sessionParams, startSandbox } from './testing/harness.ts'

const DAY = 86_400

/** An authorisation of €300 that waits for its capture. */
async function authorised(stripe: Stripe, payment_method = 'pm_card_visa') {
  return stripe.paymentIntents.create({
    amount: 30_000,
    currency: 'eur',
    capture_method: 'manual',
    payment_method,
    confirm: true,
    metadata: { deposit: 'b1' },
    expand: ['latest_charge'],
  })
}

describe('confirming a payment intent', () => {
  it('charges at once with automatic capture', async () => {
    const { stripe } = await startSandbox()
    const created = await stripe.paymentIntents.create({ amount: 1999, currency: 'EUR' })
    expect(created).toMatchObject({ status: 'requires_payment_method', currency: 'eur' })
    const intent = await stripe.paymentIntents.confirm(created.id, { payment_method: 'pm_card_mastercard' })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 1999, amount_capturable: 0 })
    const charge = await stripe.charges.retrieve(String(intent.latest_charge))
    expect(charge).toMatchObject({
      captured: true,
      payment_intent: intent.id,
      outcome: { type: 'authorized' },
    })
    expect(charge.payment_method_details?.card?.capture_before).toBeUndefined()
    await expect(stripe.paymentIntents.confirm(intent.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'succeeded' },
    })
  })

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ])('throws a card error for %s', async (payment_method, code, decline_code) => {
    const { stripe } = await startSandbox()
    const attempt = stripe.paymentIntents.create({
      amount: 1999,
      currency: 'eur',
      payment_method,
      confirm: true,
    })
    const error = await attempt.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(error).toMatchObject({
      statusCode: 402,
      code,
      decline_code,
      payment_intent: { status: 'requires_payment_method', last_payment_error: { code, decline_code } },
    })
  })

  it('waits for 3-D Secure when the customer is there, and refuses when not', async () => {
    const { stripe, control, url } = await startSandbox()
    const params = {
      amount: 1999,
      currency: 'eur',
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
    }
    await expect(stripe.paymentIntents.create({ ...params, off_session: true })).rejects.toMatchObject({
      code: 'authentication_required',
    })
    const waiting = await stripe.paymentIntents.create({
      ...params,
      return_url: 'http://localhost:4000/back',
    })
    expect(waiting).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: { url: `${url}/3ds/${waiting.id}` } },
    })
    await control(`payment_intents/${waiting.id}/authenticate`, { passed: true })
    expect(await stripe.paymentIntents.retrieve(waiting.id)).toMatchObject({
      status: 'succeeded',
      next_action: null,
    })
  })
})

describe('an authorisation', () => {
  it('says how long it lasts, and is captured in full', async () => {
    const { stripe } = await startSandbox()
    const intent = await authorised(stripe)
    const charge = intent.latest_charge as Stripe.Charge
    expect(intent).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 30_000,
      amount_received: 0,
    })
    expect(charge).toMatchObject({ captured: false, amount_captured: 0, paid: true })
    expect(charge.payment_method_details?.card?.capture_before).toBe(charge.created + 7 * DAY)
    expect(await stripe.paymentIntents.capture(intent.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 30_000,
    })
  })

  it('is captured in part, which releases the rest and refunds nothing', async () => {
    const { stripe } = await startSandbox()
    const { id } = await authorised(stripe)
    await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 30_001 })).rejects.toMatchObject({
      code: 'amount_too_large',
    })
    const intent = await stripe.paymentIntents.capture(id, {
      amount_to_capture: 12_000,
      expand: ['latest_charge.refunds'],
    })
    expect(intent).toMatchObject({
      amount: 30_000,
      amount_received: 12_000,
      amount_capturable: 0,
      latest_charge: { amount_captured: 12_000, amount_refunded: 0, refunded: false, refunds: { data: [] } },
    })
    await expect(stripe.paymentIntents.capture(id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
  })

  it('is cancelled without a refund', async () => {
    const { stripe, receiver, sandbox } = await startSandbox()
    const { id } = await authorised(stripe)
    const intent = await stripe.paymentIntents.cancel(id, {
      cancellation_reason: 'requested_by_customer',
      expand: ['latest_charge'],
    })
    expect(intent).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'requested_by_customer',
      amount_capturable: 0,
      latest_charge: { captured: false, refunded: false, amount_refunded: 0 },
    })
    await sandbox.webhooksSettled()
    expect(receiver.types()).toContain('payment_intent.canceled')
    expect(receiver.types()).not.toContain('charge.refunded')
    await expect(stripe.paymentIntents.cancel(id)).rejects.toThrow('has a status of canceled')
  })

  it('lapses when nobody captures it in time', async () => {
    const { stripe, control, receiver, sandbox } = await startSandbox()
    const { id } = await authorised(stripe)
    await control('clock', { advanceSeconds: 7 * DAY + 1 })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    })
    await sandbox.webhooksSettled()
    expect(receiver.types()).toEqual(expect.arrayContaining(['charge.expired', 'payment_intent.canceled']))
  })

  it('can be refused at the capture', async () => {
    const { stripe } = await startSandbox()
    const { id } = await authorised(stripe, 'pm_card_sandbox_captureFails')
    await expect(stripe.paymentIntents.capture(id)).rejects.toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).toMatchObject({
      status: 'requires_payment_method',
      amount_capturable: 0,
      latest_charge: { status: 'failed', captured: false },
    })
  })
})

it('cannot be cancelled while an open checkout session owns it', async () => {
  const { stripe, control } = await startSandbox()
  const { id } = await stripe.checkout.sessions.create(sessionParams())
  await control(`sessions/${id}/pay`, { card: '4000000000000002' })
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id)
  await expect(stripe.paymentIntents.cancel(String(payment_intent))).rejects.toThrow(
    'belongs to a Checkout Session',
  )
})
