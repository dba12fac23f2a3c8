import { invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { attach } from '../objects/customer.ts'
import { refuseRetired, retire } from '../objects/payment-method.ts'
import type { Customer, PaymentMethod } from '../objects/types.ts'
import type { World } from '../world.ts'

/** Keeps a card with a customer for an API call. @throws 400 when it is somebody else's, or used up. */
export function attachMethod(world: World, method: PaymentMethod, customer: Customer): void {
  if (method.customer && method.customer !== customer.id) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.')
  }
  refuseRetired(world, method)
  attach(world, method, customer.id)
}

/** Takes a card from its customer; nobody can use it again. @throws 400 when it belongs to none. */
export function detachMethod(world: World, method: PaymentMethod): void {
  if (!method.customer) {
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    )
  }
  method.customer = null
  retire(world, method)
  emit(world, 'payment_method.detached', method)
}
