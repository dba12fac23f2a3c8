import type Stripe from 'stripe'
import { expect, it } from 'vitest'
import { startSandbox } from './testing/harness.ts'

const paid = (stripe: Stripe, payment_method = 'pm_card_visa') =>
  stripe.paymentIntents.create({ amount: 10_000, currency: 'eur', payment_method, confirm: true })

it('gives money back in parts until nothing is left', async () => {
  const { stripe, receiver, sandbox } = await startSandbox()
  const { id, latest_charge } = await paid(stripe)
  const first = await stripe.refunds.create({ payment_intent: id, amount: 4000, metadata: { cause: 'late' } })
  expect(first).toMatchObject({
    status: 'succeeded',
    amount: 4000,
    payment_intent: id,
    charge: latest_charge,
    metadata: { cause: 'late' },
  })
  await expect(stripe.refunds.create({ payment_intent: id, amount: 6001 })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    message: 'Refund amount (6001) is greater than unrefunded amount on charge (6000)',
  })
  const rest = await stripe.refunds.create({ charge: String(latest_charge), reason: 'requested_by_customer' })
  expect(rest).toMatchObject({ amount: 6000, reason: 'requested_by_customer' })
  expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({
    refunded: true,
    amount_refunded: 10_000,
  })
  await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
  expect((await stripe.refunds.list({ payment_intent: id })).data.map((refund) => refund.id)).toEqual([
    rest.id,
    first.id,
  ])
  expect(await stripe.refunds.retrieve(first.id)).toMatchObject({ id: first.id })
  await sandbox.webhooksSettled()
  expect(receiver.types().filter((type) => type === 'refund.created')).toHaveLength(2)
  expect(receiver.types().filter((type) => type === 'charge.refunded')).toHaveLength(2)
})

it('gives back at most what was captured', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.paymentIntents.create({
    amount: 10_000,
    currency: 'eur',
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  })
  await expect(stripe.refunds.create({ payment_intent: id })).rejects.toThrow('has not been captured')
  await stripe.paymentIntents.capture(id, { amount_to_capture: 2500 })
  expect(await stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 2500 })
})

it.each([
  ['pm_card_pendingRefund', 'pending', 'succeeded', 10_000, 'refund.updated'],
  ['pm_card_refundFail', 'succeeded', 'failed', 0, 'refund.failed'],
])('hears later from the bank of %s', async (method, before, after, refunded, event) => {
  const { stripe, control, receiver, sandbox } = await startSandbox()
  const { id, latest_charge } = await paid(stripe, method)
  const refund = await stripe.refunds.create({ payment_intent: id })
  expect(refund.status).toBe(before)
  await control('clock', { advanceSeconds: 10 })
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe(after)
  expect((await stripe.charges.retrieve(String(latest_charge))).amount_refunded).toBe(refunded)
  await sandbox.webhooksSettled()
  expect(receiver.types()).toContain(event)
})

it('refunds what the demonstration data says was paid, and no more', async () => {
  const { stripe } = await startSandbox()
  const payment_intent = 'pi_seed_12000_gbp_0123456789ab'
  expect(await stripe.refunds.create({ payment_intent, amount: 5000 })).toMatchObject({
    status: 'succeeded',
    currency: 'gbp',
  })
  await expect(stripe.refunds.create({ payment_intent, amount: 7001 })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
  })
  await expect(stripe.refunds.create({ payment_intent: 'pi_other' })).rejects.toMatchObject({
    code: 'resource_missing',
  })
})
