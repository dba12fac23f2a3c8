import { seconds } from '../clock.ts'
import { resourceMissing } from '../errors.ts'
import { emit } from '../events.ts'
import { newId, randomText } from '../ids.ts'
import type { World } from '../world.ts'
import type { Customer, PaymentMethod } from './types.ts'

export interface NewCustomer {
  email?: string | undefined
  name?: string | undefined
  phone?: string | undefined
  description?: string | undefined
  metadata?: Record<string, string> | undefined
}

export function createCustomer(world: World, input: NewCustomer): Customer {
  const customer: Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: seconds(world.clock),
    currency: null,
    default_source: null,
    delinquent: false,
    description: input.description ?? null,
    email: input.email ?? null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: input.metadata ?? {},
    name: input.name ?? null,
    phone: input.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  world.store.customers.set(customer.id, customer)
  emit(world, 'customer.created', customer)
  return customer
}

/** The customer with this id. Throws `resource_missing`. */
export function findCustomer(world: World, id: string, param = 'customer'): Customer {
  const customer = world.store.customers.get(id)
  if (!customer) throw resourceMissing('customer', id, param)
  return customer
}

/** Keeps a card with a customer, so that it can be charged again. */
export function attach(world: World, method: PaymentMethod, customerId: string): void {
  if (method.customer === customerId) return
  method.customer = customerId
  emit(world, 'payment_method.attached', method)
}

/** Keeps a card that its owner has just used or confirmed: their bank will ask less when it is charged later. */
export function keepForLater(world: World, method: PaymentMethod, customerId: string): void {
  world.store.preparedMethods.set(method.id, world.clock.now())
  attach(world, method, customerId)
}
