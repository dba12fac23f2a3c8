import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { startSandbox } from './testing/harness.ts'

const intent = { amount: 1999, currency: 'eur' }
const idempotencyKey = 'booking-b1-authorise'
const count = async (stripe: Stripe) => (await stripe.paymentIntents.list()).data.length

it('gives the same answer again, and does nothing twice', async () => {
  const { stripe } = await startSandbox()
  const first = await stripe.paymentIntents.create(intent, { idempotencyKey })
  await stripe.paymentIntents.cancel(first.id)
  const again = await stripe.paymentIntents.create({ ...intent }, { idempotencyKey })
  expect(again.id).toBe(first.id)
  expect(again.status).toBe('requires_payment_method')
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  expect(await count(stripe)).toBe(1)
})

it('gives a decline again', async () => {
  const { stripe } = await startSandbox()
  const params = { ...intent, payment_method: 'pm_card_visa_chargeDeclined', confirm: true }
  for (const _ of [1, 2]) {
    await expect(stripe.paymentIntents.create(params, { idempotencyKey })).rejects.toBeInstanceOf(
      Stripe.errors.StripeCardError,
    )
  }
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

it('refuses the key for other parameters and for another endpoint', async () => {
  const { stripe } = await startSandbox()
  await stripe.paymentIntents.create(intent, { idempotencyKey })
  for (const attempt of [
    () => stripe.paymentIntents.create({ ...intent, amount: 2000 }, { idempotencyKey }),
    () => stripe.customers.create({}, { idempotencyKey }),
  ]) {
    const error = await attempt().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect(error).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' })
  }
  expect(await count(stripe)).toBe(1)

  // The parameters are the same here, and only the object differs.
  const { id } = await stripe.paymentIntents.create(intent)
  const other = await stripe.paymentIntents.create(intent)
  await stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'cancel' })
  await expect(stripe.paymentIntents.cancel(other.id, {}, { idempotencyKey: 'cancel' })).rejects.toThrow(
    'can only be used for the same endpoint',
  )
})

it('forgets parameters that failed validation, since nothing was executed', async () => {
  const { stripe } = await startSandbox()
  await expect(
    stripe.paymentIntents.create({ ...intent, currency: 'euro' }, { idempotencyKey }),
  ).rejects.toThrow('Invalid currency')
  expect(await stripe.paymentIntents.create(intent, { idempotencyKey })).toMatchObject({ amount: 1999 })
})

it('answers 409 while the first request still runs', async () => {
  const { stripe, control, sandbox } = await startSandbox()
  await control('faults', { kind: 'slow', match: 'POST /v1/payment_intents', delayMs: 300 })
  const first = stripe.paymentIntents.create(intent, { idempotencyKey })
  await expect.poll(() => sandbox.faults.list()).toEqual([])
  await expect(stripe.paymentIntents.create(intent, { idempotencyKey })).rejects.toMatchObject({
    statusCode: 409,
    code: 'idempotency_key_in_use',
  })
  const { id } = await first
  expect((await stripe.paymentIntents.create(intent, { idempotencyKey })).id).toBe(id)
})

it('forgets a key after a day', async () => {
  const { stripe, control } = await startSandbox()
  await stripe.paymentIntents.create(intent, { idempotencyKey })
  await control('clock', { advanceSeconds: 86_400 })
  await stripe.paymentIntents.create(intent, { idempotencyKey })
  expect(await count(stripe)).toBe(2)
})
