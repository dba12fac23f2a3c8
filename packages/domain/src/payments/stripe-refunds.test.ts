/** Refunds over which a bank takes its time, or that it sends back: the real SDK against the sandbox. */
import { randomUUID } from 'node:crypto'
import { createSandbox, type Sandbox } from '@forecourt/stripe-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PaymentGateway } from '../kernel/index.ts'
import { createStripeGateway } from './stripe.ts'

const secretKey = 'sk_test_of_the_refunds'
const webhookSecret = 'whsec_of_the_refunds'

let sandbox: Sandbox
let gateway: PaymentGateway
let origin: string
beforeEach(async () => {
  sandbox = createSandbox({ port: 0, webhookUrl: null, webhookSecret, apiKey: secretKey })
  origin = await sandbox.listen()
  gateway = createStripeGateway({ secretKey, webhookSecret, apiBase: origin })
})
afterEach(() => sandbox.close())

const control = (path: string, body: object) =>
  fetch(`${origin}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** A refund of half of what a card has paid. */
async function refundOf(card: string) {
  const { sessionId } = await gateway.openCheckout({
    ...{ paymentId: randomUUID(), bookingId: randomUUID(), reference: 'K7P2QX', description: 'Compact' },
    ...{ amountMinor: 8000, currency: 'EUR', takes: 'payment', email: 'ada@example.test', locale: 'en' },
    ...{
      notice: 'Held until 14:32, Paris time.',
      returnUrl: 'http://localhost:4000/return',
      cancelUrl: 'http://localhost:4000/left',
    },
  })
  await control(`sessions/${sessionId}/pay`, { card })
  const { paymentIntentId } = await gateway.fetchCheckout(sessionId)
  const refundId = randomUUID()
  const request = { refundId, paymentIntentId: paymentIntentId ?? '', amountMinor: 4000, reason: 'cancelled' }
  return { request, refund: await gateway.refund(request) }
}

it('one that is pending says so under its key for ever; asked for itself, it is through', async () => {
  const { request, refund } = await refundOf('4000000000007726')
  expect(refund).toMatchObject({ refundId: request.refundId, status: 'pending', failureCode: null })
  await control('clock', { advanceSeconds: 60 })
  expect((await gateway.refund(request)).status).toBe('pending')
  expect(await gateway.fetchRefund(refund.id)).toMatchObject({
    refundId: request.refundId,
    status: 'succeeded',
  })
})

it('one that the bank sends back has failed, and why', async () => {
  const { request, refund } = await refundOf('4000000000005126')
  expect(refund.status).toBe('succeeded')
  await control('clock', { advanceSeconds: 60 })
  expect(await gateway.fetchRefund(refund.id)).toEqual({
    id: refund.id,
    refundId: request.refundId,
    status: 'failed',
    failureCode: 'expired_or_canceled_card',
  })
})
