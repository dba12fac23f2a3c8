import * as z from 'zod'
import { endpoint } from '../api.ts'
import { paginate } from '../list.ts'
import { createCustomer, findCustomer } from '../objects/customer.ts'
import { email, metadata, none, paging, text } from '../params.ts'

const URL = '/v1/customers'

export const customerRoutes = [
  endpoint({
    method: 'POST',
    path: URL,
    params: z.strictObject({
      email: email.optional(),
      name: text(256).optional(),
      phone: text(20).optional(),
      description: text().optional(),
      metadata: metadata.optional(),
    }),
    run: createCustomer,
  }),
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({ ...paging, email: email.optional() }),
    run(world, { email: address, ...page }) {
      const customers = [...world.store.customers.values()]
      return paginate(
        customers.filter((customer) => !address || customer.email === address),
        page,
        URL,
      )
    },
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run: (world, _, id) => findCustomer(world, id, 'id'),
  }),
]
