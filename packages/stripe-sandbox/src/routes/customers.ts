import * as z from 'zod'
import { endpoint } from '../api.ts'
import { paginate } from '../list.ts'
import { attach, createCustomer, findCustomer } from '../objects/customer.ts'
import { resolvePaymentMethod } from '../objects/payment-method.ts'
import { email, metadata, none, paging, text } from '../params.ts'

const URL = '/v1/customers'
const METHODS_URL = '/v1/payment_methods'

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
  endpoint({
    method: 'GET',
    path: `${URL}/:id/payment_methods`,
    params: z.strictObject({ ...paging, type: z.enum(['card']).optional() }),
    run(world, { type: _, ...page }, id) {
      findCustomer(world, id)
      const methods = [...world.store.paymentMethods.values()]
      return paginate(
        methods.filter((method) => method.customer === id),
        page,
        `${URL}/${id}/payment_methods`,
      )
    },
  }),
  endpoint({
    method: 'GET',
    path: `${METHODS_URL}/:id`,
    params: none,
    run: (world, _, id) => resolvePaymentMethod(world, id),
  }),
  endpoint({
    method: 'POST',
    path: `${METHODS_URL}/:id/attach`,
    params: z.strictObject({ customer: text() }),
    run(world, { customer }, id) {
      const method = resolvePaymentMethod(world, id)
      attach(world, method, findCustomer(world, customer).id)
      return method
    },
  }),
]
