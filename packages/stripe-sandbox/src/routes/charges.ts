import * as z from 'zod'
import { endpoint } from '../api.ts'
import { resourceMissing } from '../errors.ts'
import { paginate } from '../list.ts'
import type { Charge } from '../objects/types.ts'
import { none, paging, text } from '../params.ts'
import type { World } from '../world.ts'

const URL = '/v1/charges'

/** The charge with this id. Throws `resource_missing`. */
export function findCharge(world: World, id: string, param = 'id'): Charge {
  const charge = world.store.charges.get(id)
  if (!charge) throw resourceMissing('charge', id, param)
  return charge
}

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
