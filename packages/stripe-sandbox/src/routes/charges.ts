import * as z from 'zod'
import { endpoint } from '../api.ts'
import { paginate } from '../list.ts'
import { findCharge } from '../objects/charge.ts'
import { none, paging, text } from '../params.ts'

const URL = '/v1/charges'

export const chargeRoutes = [
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({ ...paging, customer: text().optional(), payment_intent: text().optional() }),
    run(world, { customer, payment_intent, ...page }) {
      const charges = [...world.store.charges.values()].filter(
        (charge) =>
          (!customer || charge.customer === customer) &&
          (!payment_intent || charge.payment_intent === payment_intent),
      )
      return paginate(charges, page, URL)
    },
  }),
  endpoint({ method: 'GET', path: `${URL}/:id`, params: none, run: (world, _, id) => findCharge(world, id) }),
]
