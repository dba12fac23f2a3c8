import * as z from 'zod'
import { acceptDispute, answerDispute } from '../actions/dispute.ts'
import { endpoint } from '../api.ts'
import { paginate } from '../list.ts'
import { EVIDENCE_FIELDS, findDispute } from '../objects/dispute.ts'
import { boolean, metadata, none, paging, text } from '../params.ts'

const URL = '/v1/disputes'
/** Stripe's limit for all evidence together, in characters. */
const LONGEST = 150_000

const evidence = z.strictObject(
  Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, text(LONGEST).optional()])),
)

export const disputeRoutes = [
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({ ...paging, charge: text().optional(), payment_intent: text().optional() }),
    run(world, { charge, payment_intent, ...page }) {
      const disputes = [...world.store.disputes.values()].filter(
        (dispute) =>
          (!charge || dispute.charge === charge) &&
          (!payment_intent || dispute.payment_intent === payment_intent),
      )
      return paginate(disputes, page, URL)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run: (world, _, id) => findDispute(world, id),
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id`,
    params: z.strictObject({
      evidence: evidence.optional(),
      metadata: metadata.optional(),
      submit: boolean.optional(),
    }),
    run(world, input, id) {
      const dispute = findDispute(world, id)
      answerDispute(world, dispute, input)
      return dispute
    },
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/close`,
    params: none,
    run(world, _, id) {
      const dispute = findDispute(world, id)
      acceptDispute(world, dispute)
      return dispute
    },
  }),
]
