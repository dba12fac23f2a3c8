import type Stripe from 'stripe'
import { expect, it } from 'vitest'
import { startSandbox } from './testing/harness.ts'

const params = {
  amount: 20_000,
  currency: 'eur',
  confirm: true,
  expand: ['latest_charge'],
} satisfies Stripe.PaymentIntentCreateParams

/** A payment of €200 that its cardholder disputes by themselves. */
async function disputed() {
  const started = await startSandbox()
  const { stripe } = started
  const payment = await stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_createDispute' })
  const { id: charge } = payment.latest_charge as Stripe.Charge
  const [dispute] = (await stripe.disputes.list({ charge })).data
  return { ...started, charge, id: dispute?.id ?? '', payment_intent: payment.id }
}

it('a card takes its payment back after it has succeeded, with a fee', async () => {
  const { stripe, charge, id, payment_intent, receiver, sandbox } = await disputed()
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    amount: 20_000,
    charge,
    payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
    evidence_details: { has_evidence: false, submission_count: 0 },
    balance_transactions: [{ amount: -20_000, fee: 2000, net: -22_000, reporting_category: 'dispute' }],
  })
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true })
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_disputed' })
  await sandbox.webhooksSettled()
  expect(receiver.types()).toEqual(
    expect.arrayContaining([
      'payment_intent.succeeded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
    ]),
  )
})

it('evidence is staged, then submitted once; the winning text brings the money back', async () => {
  const { stripe, charge, id, receiver, sandbox } = await disputed()
  const staged = await stripe.disputes.update(id, {
    evidence: { product_description: 'A car for three days' },
    submit: false,
  })
  expect(staged).toMatchObject({ status: 'needs_response', evidence_details: { has_evidence: true } })
  expect(await stripe.disputes.update(id, { metadata: { seen: 'yes' } })).toMatchObject({
    status: 'needs_response',
    metadata: { seen: 'yes' },
  })
  const won = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } })
  expect(won).toMatchObject({
    status: 'won',
    evidence: { product_description: 'A car for three days' },
    evidence_details: { submission_count: 1 },
  })
  expect(won.balance_transactions).toHaveLength(2)
  await expect(stripe.disputes.update(id, { evidence: { receipt: 'file_1' } })).rejects.toThrow(
    'status of won',
  )
  expect(await stripe.refunds.create({ charge })).toMatchObject({ status: 'succeeded' })
  await sandbox.webhooksSettled()
  expect(receiver.types()).toEqual(
    expect.arrayContaining([
      'charge.dispute.updated',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]),
  )
})

it('a dispute is lost by accepting it, by the bank, or by silence', async () => {
  const { stripe, id, control } = await disputed()
  expect(await stripe.disputes.close(id)).toMatchObject({ status: 'lost' })
  await expect(stripe.disputes.close(id)).rejects.toThrow('status of lost')

  const open = async () => {
    const payment = await stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_visa' })
    const { id: charge } = payment.latest_charge as Stripe.Charge
    const answer = await control(`charges/${charge}/dispute`, { reason: 'product_not_received' })
    return (await answer.json()) as Stripe.Dispute
  }
  const first = await open()
  await stripe.disputes.update(first.id, { evidence: { customer_name: 'Ana' } })
  expect((await stripe.disputes.retrieve(first.id)).status).toBe('under_review')
  await control(`disputes/${first.id}/decide`, { outcome: 'lost' })
  expect((await stripe.disputes.retrieve(first.id)).status).toBe('lost')

  const second = await open()
  await control('clock', { advanceSeconds: 10 * 86_400 })
  expect(await stripe.disputes.retrieve(second.id)).toMatchObject({
    status: 'lost',
    evidence_details: { past_due: true },
  })
})

it('every movement of money is on the balance', async () => {
  const { stripe } = await startSandbox()
  const payment = await stripe.paymentIntents.create({
    ...params,
    payment_method: 'pm_card_visa',
    capture_method: 'manual',
  })
  expect((await stripe.balanceTransactions.list()).data).toEqual([])
  const captured = await stripe.paymentIntents.capture(payment.id, {
    amount_to_capture: 12_000,
    expand: ['latest_charge.balance_transaction'],
  })
  expect(captured.latest_charge).toMatchObject({
    balance_transaction: { type: 'charge', amount: 12_000, fee: 205, net: 11_795 },
  })
  const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 2000 })
  const { data } = await stripe.balanceTransactions.list({ source: refund.id })
  expect(data).toMatchObject([{ id: refund.balance_transaction, type: 'refund', amount: -2000, fee: 0 }])
  expect(await stripe.balanceTransactions.retrieve(data[0]?.id ?? '')).toEqual(data[0])
})
