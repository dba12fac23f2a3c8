import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { startSandbox } from './testing/harness.ts'

const params: Stripe.Checkout.SessionCreateParams = {
  mode: 'setup',
  currency: 'eur',
  customer_creation: 'always',
  customer_email: 'ana@example.test',
  success_url: 'http://localhost:4000/return?session={CHECKOUT_SESSION_ID}',
  setup_intent_data: { metadata: { booking: 'b1' } },
}

/** An open session that saves a card. */
async function openSetup() {
  const started = await startSandbox()
  const { id } = await started.stripe.checkout.sessions.create(params)
  const pay = (card: string, authentication = 'pass') =>
    started.control(`sessions/${id}/pay`, { card, authentication })
  const read = async () => {
    const session = await started.stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] })
    return { session, setup: session.setup_intent as Stripe.SetupIntent }
  }
  return { ...started, id, pay, read }
}

describe('a checkout session that saves a card', () => {
  it('keeps it with the customer, so that it can be charged later', async () => {
    const { stripe, pay, read, receiver, sandbox } = await openSetup()
    expect(await read()).toMatchObject({
      session: { mode: 'setup', status: 'open', amount_total: null, payment_status: 'no_payment_required' },
      setup: { status: 'requires_payment_method', usage: 'off_session', metadata: { booking: 'b1' } },
    })
    await pay('4000002500003155')
    const { session, setup } = await read()
    const customer = String(session.customer)
    const payment_method = String(setup.payment_method)
    expect(session).toMatchObject({ status: 'complete', payment_intent: null })
    expect(setup).toMatchObject({ status: 'succeeded', customer, last_setup_error: null })
    expect((await stripe.paymentMethods.list({ customer })).data).toMatchObject([{ id: payment_method }])
    const later = {
      amount: 4500,
      currency: 'eur',
      customer,
      payment_method,
      confirm: true,
      off_session: true,
    }
    expect(await stripe.paymentIntents.create(later)).toMatchObject({ status: 'succeeded' })
    await sandbox.webhooksSettled()
    expect(receiver.types()).toEqual(
      expect.arrayContaining([
        'setup_intent.created',
        'setup_intent.requires_action',
        'setup_intent.succeeded',
        'checkout.session.completed',
      ]),
    )
  })

  it('stays open when the bank refuses, for another card', async () => {
    const { pay, read, receiver, sandbox } = await openSetup()
    const refused = await pay('4000000000000002')
    expect(refused.status).toBe(402)
    expect(await refused.json()).toMatchObject({
      error: { code: 'card_declined', setup_intent: { status: 'requires_payment_method' } },
    })
    await pay('4000000000003220', 'fail')
    expect(await read()).toMatchObject({
      session: { status: 'open' },
      setup: { last_setup_error: { code: 'setup_intent_authentication_failure' } },
    })
    await pay('4242424242424242')
    expect(await read()).toMatchObject({ session: { status: 'complete' }, setup: { last_setup_error: null } })
    await sandbox.webhooksSettled()
    expect(receiver.types().filter((type) => type === 'setup_intent.setup_failed')).toHaveLength(2)
  })

  it('takes the card that declines every charge, which then throws', async () => {
    const { stripe, pay, read } = await openSetup()
    await pay('4000000000000341')
    const { session, setup } = await read()
    const attempt = stripe.paymentIntents.create({
      amount: 4500,
      currency: 'eur',
      customer: String(session.customer),
      payment_method: String(setup.payment_method),
      confirm: true,
      off_session: true,
    })
    await expect(attempt).rejects.toBeInstanceOf(Stripe.errors.StripeCardError)
  })

  it('is the only way to its setup intent, and takes it along when it expires', async () => {
    const { stripe, id, read } = await openSetup()
    const { setup } = await read()
    await expect(stripe.setupIntents.cancel(setup.id)).rejects.toThrow('belongs to a Checkout Session')
    await stripe.checkout.sessions.expire(id)
    expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({ status: 'canceled' })
  })

  it('takes nothing that belongs to a payment', async () => {
    const { stripe } = await startSandbox()
    await expect(
      stripe.checkout.sessions.create({ ...params, payment_intent_data: { capture_method: 'manual' } }),
    ).rejects.toMatchObject({ param: 'payment_intent_data' })
    const { currency: _, ...without } = params
    await expect(stripe.checkout.sessions.create(without)).rejects.toMatchObject({ param: 'currency' })
    await expect(stripe.checkout.sessions.create({ ...params, mode: 'payment' })).rejects.toMatchObject({
      param: 'line_items',
    })
  })

  it('has a page that says so, and a bank that asks', async () => {
    const { url, id, read } = await openSetup()
    expect(await (await fetch(`${url}/c/pay/${id}`)).text()).toContain('Save card</button>')
    const submit = (path: string, fields: Record<string, string>) =>
      fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
    const card = { number: '4000000000003220', expiry: '12/34', cvc: '123' }
    const bank = (await submit(`/c/pay/${id}`, card)).headers.get('location') ?? ''
    expect(await (await fetch(`${url}${bank}`)).text()).toContain('•••• 3220')
    const done = await submit(bank, { answer: 'complete' })
    expect(done.headers.get('location')).toBe(`http://localhost:4000/return?session=${id}`)
    expect((await read()).setup.status).toBe('succeeded')
  })
})

it('a setup intent saves a card by the API alone', async () => {
  const { stripe, control } = await startSandbox()
  const { id: customer } = await stripe.customers.create({})
  const setup = await stripe.setupIntents.create({
    customer,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'http://localhost:4000/back',
  })
  expect(setup).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
  await control(`setup_intents/${setup.id}/authenticate`, { passed: true })
  const { data } = await stripe.setupIntents.list({ customer, expand: ['data.payment_method'] })
  expect(data).toMatchObject([{ id: setup.id, status: 'succeeded', payment_method: { customer } }])
  await expect(stripe.setupIntents.cancel(setup.id)).rejects.toMatchObject({
    code: 'setup_intent_unexpected_state',
    setup_intent: { status: 'succeeded' },
  })
})
