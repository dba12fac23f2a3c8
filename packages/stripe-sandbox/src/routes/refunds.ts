import * as z from 'zod'
import { refundCharge } from '../actions/refund.ts'
import { makeSeededIntent } from '../actions/seeded-intent.ts'
import { endpoint } from '../api.ts'
import { invalidRequest, resourceMissing } from '../errors.ts'
import { paginate } from '../list.ts'
import { findCharge } from '../objects/charge.ts'
import { findIntent } from '../objects/payment-intent.ts'
import type { Charge } from '../objects/types.ts'
import { amount, metadata, none, paging, text } from '../params.ts'
import type { World } from '../world.ts'

const URL = '/v1/refunds'

/** The charge to refund, named itself or by its payment intent. */
function refundedCharge(world: World, charge?: string, paymentIntent?: string): Charge {
  if (charge) return findCharge(world, charge, 'charge')
  if (!paymentIntent) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  }
  makeSeededIntent(world, paymentIntent)
  const intent = findIntent(world, paymentIntent, 'payment_intent')
  const latest = world.store.charges.get(intent.latest_charge ?? '')
  if (latest?.status === 'succeeded') return latest
  throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  })
}

export const refundRoutes = [
  endpoint({
    method: 'POST',
    path: URL,
    params: z.strictObject({
      amount: amount.optional(),
      charge: text().optional(),
      payment_intent: text().optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
      metadata: metadata.optional(),
    }),
    run: (world, { charge, payment_intent, ...input }) =>
      refundCharge(world, refundedCharge(world, charge, payment_intent), input),
  }),
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({ ...paging, charge: text().optional(), payment_intent: text().optional() }),
    run(world, { charge, payment_intent, ...page }) {
      const refunds = [...world.store.refunds.values()].filter(
        (refund) =>
          (!charge || refund.charge === charge) &&
          (!payment_intent || refund.payment_intent === payment_intent),
      )
      return paginate(refunds, page, URL)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run(world, _, id) {
      const refund = world.store.refunds.get(id)
      if (!refund) throw resourceMissing('refund', id, 'id')
      return refund
    },
  }),
]
