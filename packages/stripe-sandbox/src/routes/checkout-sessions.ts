import * as z from 'zod'
import { expireSession } from '../actions/checkout.ts'
import { endpoint } from '../api.ts'
import { listOf, paginate } from '../list.ts'
import { createSession, findSession } from '../objects/session.ts'
import { newSession } from '../objects/session-params.ts'
import { none, paging, text } from '../params.ts'

const URL = '/v1/checkout/sessions'

export const checkoutSessionRoutes = [
  endpoint({ method: 'POST', path: URL, params: newSession, run: createSession }),
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({
      ...paging,
      customer: text().optional(),
      payment_intent: text().optional(),
      status: z.enum(['complete', 'expired', 'open']).optional(),
    }),
    run(world, { customer, payment_intent, status, ...page }) {
      const sessions = [...world.store.sessions.values()].filter(
        (session) =>
          (!customer || session.customer === customer) &&
          (!payment_intent || session.payment_intent === payment_intent) &&
          (!status || session.status === status),
      )
      return paginate(sessions, page, URL)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run: (world, _, id) => findSession(world, id),
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id/line_items`,
    params: z.strictObject({ limit: paging.limit }),
    run(world, _, id) {
      findSession(world, id)
      return listOf(world.store.lineItems.get(id) ?? [], { url: `${URL}/${id}/line_items` })
    },
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/expire`,
    params: none,
    run(world, _, id) {
      const session = findSession(world, id)
      expireSession(world, session)
      return session
    },
  }),
]
