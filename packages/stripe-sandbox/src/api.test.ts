import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { sessionParams, startSandbox } from './testing/harness.ts'

const intent = { amount: 1999, currency: 'eur' }

describe('what the API refuses', () => {
  it('a wrong key, without showing it', async () => {
    const { connect } = await startSandbox()
    const attempt = connect({}, 'sk_test_somebody_elses_9876').paymentIntents.create(intent)
    await expect(attempt).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
    await expect(attempt).rejects.toThrow('Invalid API Key provided: ********9876')
  })

  it('unknown parameters, at any depth', async () => {
    const { stripe } = await startSandbox()
    const wrong = { ...sessionParams(), payment_intent_data: { capture_methode: 'manual' } }
    await expect(stripe.rawRequest('POST', '/v1/checkout/sessions', wrong)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'parameter_unknown',
      param: 'payment_intent_data[capture_methode]',
      message: 'Received unknown parameter: payment_intent_data[capture_methode]',
    })
  })

  it.each([
    [{ currency: 'eur' }, 'parameter_missing', 'amount'],
    [{ amount: '12.5', currency: 'eur' }, 'parameter_invalid_integer', 'amount'],
    [{ amount: 0, currency: 'eur' }, 'parameter_invalid_integer', 'amount'],
    [{ amount: 100, currency: 'eur', description: '' }, 'parameter_invalid_empty', 'description'],
    [{ amount: 100, currency: 'eur', capture_method: 'later' }, undefined, 'capture_method'],
    [{ amount: 10, currency: 'eur' }, 'amount_too_small', 'amount'],
    [{ amount: 100, currency: 'eur', customer: 'cus_nobody' }, 'resource_missing', 'customer'],
  ])('%j', async (params, code, param) => {
    const { stripe } = await startSandbox()
    const attempt = stripe.rawRequest('POST', '/v1/payment_intents', params)
    await expect(attempt).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    await expect(attempt).rejects.toMatchObject({ code, param })
  })

  it('objects and addresses that do not exist', async () => {
    const { stripe } = await startSandbox()
    await expect(stripe.paymentIntents.retrieve('pi_nothing')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_nothing'",
    })
    await expect(stripe.balance.retrieve()).rejects.toThrow('Unrecognized request URL')
  })

  it('expansions that make no sense', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(intent)
    await expect(stripe.paymentIntents.retrieve(id, { expand: ['amount'] })).rejects.toThrow(
      'This property cannot be expanded (amount).',
    )
  })
})

describe('what the API gives', () => {
  it('request ids, and the version asked for', async () => {
    const { connect } = await startSandbox()
    const { lastResponse } = await connect({ apiVersion: '2026-10-28.endive' }).customers.create({})
    expect(lastResponse.requestId).toMatch(/^req_/)
    expect(lastResponse.apiVersion).toBe('2026-10-28.endive')
  })

  it('lists newest first, page by page', async () => {
    const { stripe } = await startSandbox()
    const made: string[] = []
    for (let n = 0; n < 5; n += 1) made.push((await stripe.customers.create({ name: `Customer ${n}` })).id)
    const page = await stripe.customers.list({ limit: 2 })
    expect(page.data.map(({ id }) => id)).toEqual([made[4], made[3]])
    expect(page.has_more).toBe(true)
    const back = await stripe.customers.list({ limit: 2, ending_before: made[1] ?? '' })
    expect(back.data.map(({ id }) => id)).toEqual([made[3], made[2]])
    const all = await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })
    expect(all.map(({ id }) => id)).toEqual(made.toReversed())
  })

  it('what an id stands for, on request, in lists as well', async () => {
    const { stripe } = await startSandbox()
    const { id: customer } = await stripe.customers.create({ name: 'Ana' })
    await stripe.paymentIntents.create({ ...intent, customer, payment_method: 'pm_card_visa', confirm: true })
    const { data } = await stripe.paymentIntents.list({
      expand: ['data.customer', 'data.latest_charge.payment_intent'],
    })
    expect(data).toMatchObject([
      {
        customer: { name: 'Ana' },
        latest_charge: { object: 'charge', payment_intent: { object: 'payment_intent', customer } },
      },
    ])
    expect((await stripe.paymentIntents.list()).data[0]?.customer).toBe(customer)
  })

  it('events by type and time, with the call that caused them', async () => {
    const { stripe, control } = await startSandbox()
    const before = Math.floor(Date.now() / 1000)
    const { id } = await stripe.paymentIntents.create(intent, { idempotencyKey: 'first' })
    await control('clock', { advanceSeconds: 3600 })
    await stripe.paymentIntents.cancel(id)
    const list = async (params: Stripe.EventListParams) =>
      (await stripe.events.list(params)).data.map((event) => event.type)
    expect(await list({ type: 'payment_intent.*' })).toEqual([
      'payment_intent.canceled',
      'payment_intent.created',
    ])
    expect(await list({ types: ['payment_intent.canceled'] })).toEqual(['payment_intent.canceled'])
    expect(await list({ created: { gte: before + 3600 } })).toEqual(['payment_intent.canceled'])
    const [created] = (await stripe.events.list({ type: 'payment_intent.created' })).data
    expect(created).toMatchObject({
      request: { id: expect.stringMatching(/^req_/), idempotency_key: 'first' },
      // An event keeps the object as it was then.
      data: { object: { id, status: 'requires_payment_method' } },
    })
    expect(await stripe.events.retrieve(created?.id ?? '')).toEqual(created)
  })
})
