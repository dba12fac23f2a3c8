import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { startSandbox } from './testing/harness.ts'

const intent = { amount: 1999, currency: 'eur' }
const idempotencyKey = 'booking-b1-authorise'
const count = async (stripe: Stripe) => (await stripe.paymentIntents.list()).data.length

it('answers 500 after the work was done, and keeps to that answer for the key', async () => {
  const { stripe, control } = await startSandbox()
  await control('faults', { kind: 'error_after_commit', match: 'POST /v1/payment_intents' })
  for (const _ of [1, 2]) {
    await expect(stripe.paymentIntents.create(intent, { idempotencyKey })).rejects.toMatchObject({
      type: 'StripeAPIError',
      statusCode: 500,
    })
  }
  expect(await count(stripe)).toBe(1)
})

it('times out after the work was done; the same key then gets the answer', async () => {
  const { connect, stripe, control, state } = await startSandbox()
  await control('faults', { kind: 'timeout', delayMs: 5000 })
  await expect(
    connect({ timeout: 100 }).paymentIntents.create(intent, { idempotencyKey }),
  ).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError)
  const { id } = await stripe.paymentIntents.create(intent, { idempotencyKey })
  expect(await state()).toMatchObject({ replayed_calls: 1, replayed_after_cut: 1 })
  await stripe.paymentIntents.create(intent, { idempotencyKey })
  expect(await state()).toMatchObject({ replayed_calls: 2, replayed_after_cut: 1 })
  expect((await stripe.paymentIntents.list()).data.map((found) => found.id)).toEqual([id])
})

it('is unavailable for a while, which the SDK gets over by itself', async () => {
  const { connect, stripe, control } = await startSandbox()
  await control('faults', { kind: 'unavailable', times: 2 })
  await expect(stripe.paymentIntents.create(intent)).rejects.toMatchObject({ statusCode: 503 })
  await connect({ maxNetworkRetries: 1 }).paymentIntents.create(intent)
  expect(await count(stripe)).toBe(1)
})

it('limits the rate', async () => {
  const { stripe, control } = await startSandbox()
  await control('faults', { kind: 'rate_limit' })
  await expect(stripe.paymentIntents.create(intent)).rejects.toBeInstanceOf(
    Stripe.errors.StripeRateLimitError,
  )
})

it('declines the next card, once', async () => {
  const { stripe, control } = await startSandbox()
  await control('faults', { kind: 'decline', reason: 'insufficient_funds' })
  const params = { ...intent, payment_method: 'pm_card_visa', confirm: true }
  await expect(stripe.paymentIntents.create(params)).rejects.toMatchObject({
    decline_code: 'insufficient_funds',
  })
  expect(await stripe.paymentIntents.create(params)).toMatchObject({ status: 'succeeded' })
})

it('strikes only what it is meant for, as often as the dice say', async () => {
  const dice = [0.9, 0.1]
  const { stripe, control } = await startSandbox({ random: () => dice.shift() ?? 1 })
  await control('faults', {
    kind: 'unavailable',
    match: 'POST /v1/payment_intents/*/cancel',
    rate: 0.5,
    times: null,
  })
  const { id } = await stripe.paymentIntents.create(intent)
  await stripe.paymentIntents.cancel(id)
  await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({ statusCode: 503 })
  await control('faults', {}, 'DELETE')
  await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({ statusCode: 400 })
})

it('refuses a fault it does not know, and says which there are', async () => {
  const { control } = await startSandbox()
  const answer = await control('faults', { kind: 'meteor' })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('webhook_forge')
})
