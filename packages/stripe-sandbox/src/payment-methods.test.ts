import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { sessionParams, startSandbox } from './testing/harness.ts'

const money = { amount: 30_000, currency: 'eur' }

/** A customer who let us keep a card by paying a session with it. */
async function customerWithCard(card = '4242424242424242') {
  const started = await startSandbox()
  const { stripe, control } = started
  const { id } = await stripe.checkout.sessions.create(
    sessionParams({
      customer_creation: 'always',
      payment_intent_data: { capture_method: 'manual', setup_future_usage: 'off_session' },
    }),
  )
  await control(`sessions/${id}/pay`, { card })
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  const intent = session.payment_intent as Stripe.PaymentIntent
  return {
    ...started,
    session,
    intent,
    customer: String(session.customer),
    method: String(intent.payment_method),
  }
}

/** A customer with a card that was attached without being charged. */
async function customerWith(alias: string) {
  const started = await startSandbox()
  const { id: customer } = await started.stripe.customers.create({ email: 'ana@example.test' })
  const { id: method } = await started.stripe.paymentMethods.attach(alias, { customer })
  return { ...started, customer, method }
}

describe('a card kept with a customer', () => {
  it('comes from a session that only authorises', async () => {
    const { stripe, session, intent, customer, method } = await customerWithCard()
    expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    expect(intent).toMatchObject({ status: 'requires_capture', customer, setup_future_usage: 'off_session' })
    expect(await stripe.paymentMethods.retrieve(method)).toMatchObject({ customer, card: { last4: '4242' } })
    const { data } = await stripe.paymentMethods.list({ customer, type: 'card' })
    expect(data.map(({ id }) => id)).toEqual([method])
  })

  it('is charged and authorised without the customer', async () => {
    const { stripe, customer, method } = await customerWithCard()
    const params = { ...money, customer, payment_method: method, confirm: true, off_session: true }
    expect(await stripe.paymentIntents.create(params)).toMatchObject({
      status: 'succeeded',
      amount_received: 30_000,
    })
    const held = await stripe.paymentIntents.create({
      ...params,
      capture_method: 'manual',
      expand: ['latest_charge'],
    })
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 30_000 })
    const { created, payment_method_details } = held.latest_charge as Stripe.Charge
    expect(payment_method_details?.card?.capture_before).toBeGreaterThan(created)
  })

  it.each([
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_authenticationRequired', 'authentication_required', 'authentication_required'],
    ['pm_card_authenticationRequiredOnSetup', 'authentication_required', 'authentication_required'],
  ])('can be refused later: %s', async (alias, code, decline_code) => {
    const { stripe, customer, method } = await customerWith(alias)
    const attempt = stripe.paymentIntents.create({
      ...money,
      customer,
      payment_method: method,
      confirm: true,
      off_session: true,
      capture_method: 'manual',
    })
    const error = await attempt.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(error).toMatchObject({
      statusCode: 402,
      code,
      decline_code,
      payment_intent: { status: 'requires_payment_method', customer, payment_method: null },
    })
  })

  it('serves nobody else, and nobody once it was detached', async () => {
    const { stripe, customer, method, receiver, sandbox } = await customerWithCard()
    const { id: other } = await stripe.customers.create({})
    const pay = (owner?: string) =>
      stripe.paymentIntents.create({
        ...money,
        payment_method: method,
        confirm: true,
        ...(owner && { customer: owner }),
      })
    await expect(pay(other)).rejects.toThrow('must be attached to the customer')
    await expect(pay()).rejects.toThrow('you must provide the customer')
    await expect(stripe.paymentMethods.attach(method, { customer: other })).rejects.toThrow(
      'already been attached',
    )

    expect(await stripe.paymentMethods.detach(method)).toMatchObject({ id: method, customer: null })
    expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
    for (const attempt of [pay(customer), stripe.paymentMethods.attach(method, { customer })]) {
      await expect(attempt).rejects.toThrow('may not be used again')
    }
    await expect(stripe.paymentMethods.detach(method)).rejects.toThrow('detachment is impossible')
    await sandbox.webhooksSettled()
    expect(receiver.types()).toContain('payment_method.detached')
  })
})

it('a card that paid once as a guest cannot pay again', async () => {
  const { stripe, control } = await startSandbox()
  const { id } = await stripe.checkout.sessions.create(sessionParams())
  await control(`sessions/${id}/pay`)
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  const { payment_method } = session.payment_intent as Stripe.PaymentIntent
  await expect(
    stripe.paymentIntents.create({ ...money, payment_method: String(payment_method), confirm: true }),
  ).rejects.toThrow('may not be used again')
})
