import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { sessionParams, startSandbox } from './testing/harness.ts'

describe('creating a checkout session', () => {
  it('gives an open session with its total, its page and no payment intent yet', async () => {
    const { stripe, url } = await startSandbox()
    const session = await stripe.checkout.sessions.create(
      sessionParams({
        metadata: { booking: 'b1' },
        locale: 'fr',
        custom_text: { submit: { message: 'Held until 14:32, Lisbon time' } },
      }),
    )
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 18_240,
      currency: 'eur',
      payment_intent: null,
      metadata: { booking: 'b1' },
      locale: 'fr',
      client_reference_id: 'K7P-2QX',
      custom_text: { submit: { message: 'Held until 14:32, Lisbon time' } },
    })
    expect(session.url).toContain(`${url}/c/pay/${session.id}`)
    expect(session.expires_at - session.created).toBe(24 * 3600)
  })

  it.each([
    ['too soon', 29 * 60, 'must be at least 30 minutes'],
    ['too late', 24 * 3600 + 60, 'must be less than 24 hours'],
  ])('refuses an expiry that is %s', async (_, seconds, message) => {
    const { stripe } = await startSandbox()
    const expires_at = Math.floor(Date.now() / 1000) + seconds
    await expect(stripe.checkout.sessions.create(sessionParams({ expires_at }))).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      param: 'expires_at',
      message: expect.stringContaining(message),
    })
  })

  it('refuses items of two currencies and amounts too small to pay by card', async () => {
    const { stripe } = await startSandbox()
    const item = (currency: string, unit_amount: number) => ({
      quantity: 1,
      price_data: { currency, unit_amount, product_data: { name: 'Fee' } },
    })
    const create = (...line_items: ReturnType<typeof item>[]) =>
      stripe.checkout.sessions.create(sessionParams({ line_items }))
    await expect(create(item('eur', 500), item('gbp', 500))).rejects.toThrow('same currency')
    await expect(create(item('eur', 49))).rejects.toMatchObject({ code: 'amount_too_small' })
  })
})

describe('paying a checkout session', () => {
  it('completes it, and says so by signed events', async () => {
    const { stripe, control, receiver, sandbox } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(
      sessionParams({ payment_intent_data: { metadata: { booking: 'b1' } } }),
    )
    expect((await control(`sessions/${id}/pay`, { card: '4242 4242 4242 4242' })).status).toBe(200)
    await sandbox.webhooksSettled()

    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge', 'line_items'],
    })
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'ana@example.test', name: 'Sandbox Customer' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 18_240,
        metadata: { booking: 'b1' },
        latest_charge: {
          captured: true,
          amount_captured: 18_240,
          amount_refunded: 0,
          payment_method_details: { card: { brand: 'visa', last4: '4242', three_d_secure: null } },
        },
      },
    })
    expect(session.line_items?.data.map((item) => [item.description, item.amount_total])).toEqual([
      ['Compact or similar', 15_240],
      ['Child seat', 3000],
    ])
    expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('5080')
    expect(receiver.types().toSorted()).toEqual([
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.created',
      'payment_intent.succeeded',
    ])
    expect(receiver.forged).toBe(0)
  })

  it('only authorises with manual capture, and counts as paid after the capture', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(
      sessionParams({ payment_intent_data: { capture_method: 'manual' } }),
    )
    await control(`sessions/${id}/pay`)
    const held = await stripe.checkout.sessions.retrieve(id)
    expect(held).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    await stripe.paymentIntents.capture(String(held.payment_intent))
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: 'paid' })
  })

  it('stays open when the card is declined, and takes another card into the same payment intent', async () => {
    const { stripe, control, receiver, sandbox } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    const declined = await control(`sessions/${id}/pay`, { card: '4000000000009995' })
    expect(declined.status).toBe(402)
    expect(await declined.json()).toMatchObject({
      error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' },
    })
    const open = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(open).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { decline_code: 'insufficient_funds' },
      },
    })

    await control(`sessions/${id}/pay`)
    await sandbox.webhooksSettled()
    const paid = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(paid).toMatchObject({
      status: 'complete',
      payment_intent: { status: 'succeeded', last_payment_error: null },
    })
    expect((paid.payment_intent as Stripe.PaymentIntent).id).toBe(
      (open.payment_intent as Stripe.PaymentIntent).id,
    )
    expect(receiver.types()).toEqual(
      expect.arrayContaining([
        'charge.failed',
        'payment_intent.payment_failed',
        'checkout.session.completed',
      ]),
    )
  })

  it('asks for 3-D Secure, and goes by its outcome', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    const card = '4000000000003220'
    await control(`sessions/${id}/pay`, { card, authentication: 'fail' })
    expect(await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })).toMatchObject({
      status: 'open',
      payment_intent: { last_payment_error: { code: 'payment_intent_authentication_failure' } },
    })
    await control(`sessions/${id}/pay`, { card, authentication: 'pass' })
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
    expect(session).toMatchObject({
      status: 'complete',
      payment_intent: {
        latest_charge: {
          payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
        },
      },
    })
  })

  it('keeps the card with a new customer when it is to be used again', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(
      sessionParams({ payment_intent_data: { setup_future_usage: 'off_session' } }),
    )
    await control(`sessions/${id}/pay`, { card: '4000002500003155' })
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['customer', 'payment_intent'] })
    expect(session.customer).toMatchObject({ email: 'ana@example.test' })
    const { id: customer } = session.customer as Stripe.Customer
    const { payment_method } = session.payment_intent as Stripe.PaymentIntent

    // This card asks for 3-D Secure until it was saved; now it can be charged without the customer.
    const later = await stripe.paymentIntents.create({
      amount: 4500,
      currency: 'eur',
      customer,
      payment_method: String(payment_method),
      off_session: true,
      confirm: true,
    })
    expect(later.status).toBe('succeeded')
    expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1)
  })
})

describe('the end of a checkout session', () => {
  it('comes on demand, releases its intent, and cannot be undone', async () => {
    const { stripe, control, receiver, sandbox } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    await control(`sessions/${id}/pay`, { card: '4000000000000002' })
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null })
    await sandbox.webhooksSettled()
    expect(receiver.types()).toEqual(
      expect.arrayContaining(['checkout.session.expired', 'payment_intent.canceled']),
    )
    await expect(stripe.checkout.sessions.expire(id)).rejects.toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    )
    expect((await control(`sessions/${id}/pay`)).status).toBe(400)
  })

  it('comes with its time, after which no card is taken', async () => {
    const { stripe, control, receiver, sandbox, state } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(
      sessionParams({ expires_at: Math.floor(Date.now() / 1000) + 31 * 60 }),
    )
    await control('clock', { advanceSeconds: 30 * 60 })
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
    await control('clock', { advanceSeconds: 2 * 60 })
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired')
    expect((await control(`sessions/${id}/pay`)).status).toBe(400)
    expect((await state()).payment_intents).toEqual({})
    await sandbox.webhooksSettled()
    expect(receiver.types()).toEqual(['checkout.session.expired'])
  })

  it('can be looked for by status and payment intent', async () => {
    const { stripe, control } = await startSandbox()
    const paid = await stripe.checkout.sessions.create(sessionParams())
    const open = await stripe.checkout.sessions.create(sessionParams())
    await control(`sessions/${paid.id}/pay`)
    const { payment_intent } = await stripe.checkout.sessions.retrieve(paid.id)
    const ids = async (params: Stripe.Checkout.SessionListParams) =>
      (await stripe.checkout.sessions.list(params)).data.map((session) => session.id)
    expect(await ids({ status: 'open' })).toEqual([open.id])
    expect(await ids({ payment_intent: String(payment_intent) })).toEqual([paid.id])
    expect(await ids({})).toEqual([open.id, paid.id])
  })
})
