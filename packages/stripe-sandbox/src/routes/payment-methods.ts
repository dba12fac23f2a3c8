import * as z from 'zod'
import { attachMethod, detachMethod } from '../actions/attach.ts'
import { endpoint } from '../api.ts'
import { paginate } from '../list.ts'
import { findCustomer } from '../objects/customer.ts'
import { resolvePaymentMethod } from '../objects/payment-method.ts'
import type { PaymentMethod } from '../objects/types.ts'
import { none, paging, text } from '../params.ts'
import type { World } from '../world.ts'

const URL = '/v1/payment_methods'
const OF_CUSTOMER_URL = '/v1/customers/:id/payment_methods'

const listed = z.strictObject({ ...paging, type: z.enum(['card']).optional() })

/** The cards kept with a customer, who must exist. */
function cardsOf(world: World, customer: string): PaymentMethod[] {
  findCustomer(world, customer)
  return [...world.store.paymentMethods.values()].filter((method) => method.customer === customer)
}

export const paymentMethodRoutes = [
  endpoint({
    method: 'GET',
    path: OF_CUSTOMER_URL,
    params: listed,
    run: (world, { type: _, ...page }, id) =>
      paginate(cardsOf(world, id), page, OF_CUSTOMER_URL.replace(':id', id)),
  }),
  endpoint({
    method: 'GET',
    path: URL,
    params: listed.extend({ customer: text() }),
    run: (world, { type: _, customer, ...page }) => paginate(cardsOf(world, customer), page, URL),
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run: (world, _, id) => resolvePaymentMethod(world, id),
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/attach`,
    params: z.strictObject({ customer: text() }),
    run(world, { customer }, id) {
      const method = resolvePaymentMethod(world, id)
      attachMethod(world, method, findCustomer(world, customer))
      return method
    },
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/detach`,
    params: none,
    run(world, _, id) {
      const method = resolvePaymentMethod(world, id)
      detachMethod(world, method)
      return method
    },
  }),
]
