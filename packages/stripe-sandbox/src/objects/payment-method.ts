import { createHash } from 'node:crypto'
import type { EnteredCard } from '../card-entry.ts'
import { cardByAlias, type TestCard, testCard } from '../cards.ts'
import { seconds } from '../clock.ts'
import { invalidRequest, resourceMissing } from '../errors.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import { noBillingDetails, type PaymentMethod } from './types.ts'

/** Whose card it is, as far as the page asked. */
export interface Holder {
  name?: string
  email?: string
}

/** The same card always has the same fingerprint, so that one can see that it was used before. */
export const fingerprint = (number: string): string =>
  createHash('sha256').update(`forecourt sandbox ${number}`).digest('base64url').slice(0, 16)

/** Creates a payment method from a test card and remembers which card it is. */
export function createPaymentMethod(world: World, entered: EnteredCard, holder: Holder = {}): PaymentMethod {
  const { card, expMonth, expYear } = entered
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { ...noBillingDetails, name: holder.name ?? null, email: holder.email ?? null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      display_brand: card.brand,
      exp_month: expMonth,
      exp_year: expYear,
      fingerprint: fingerprint(card.number),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: seconds(world.clock),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
  world.store.paymentMethods.set(method.id, method)
  world.store.cardNumbers.set(method.id, card.number)
  return method
}

/** A stored payment method, or a new one from a ready-made `pm_card_…`. Throws `resource_missing`. */
export function resolvePaymentMethod(world: World, id: string, param = 'payment_method'): PaymentMethod {
  const stored = world.store.paymentMethods.get(id)
  if (stored) return stored
  const card = cardByAlias(id)
  if (!card) throw resourceMissing('PaymentMethod', id, param)
  const expYear = new Date(world.clock.now()).getUTCFullYear() + 2
  return createPaymentMethod(world, { card, expMonth: 12, expYear })
}

/**
 * The payment method for a payment of this customer, or of a guest.
 * @throws 400 when it is kept with another customer, or used up.
 */
export function usablePaymentMethod(world: World, id: string, customer: string | null): PaymentMethod {
  const method = resolvePaymentMethod(world, id)
  if (method.customer && !customer) {
    throw invalidRequest(
      'The payment method you provided is attached to a customer so for security purposes you must provide the customer in the request.',
    )
  }
  if (method.customer && method.customer !== customer) {
    throw invalidRequest(
      `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'payment_method' },
    )
  }
  refuseRetired(world, method)
  return method
}

/** Lets nobody use the card again. */
export function retire(world: World, method: PaymentMethod): void {
  world.store.retiredMethods.set(method.id, world.clock.now())
}

/** Refuses a card that was detached, or that has paid once without being kept. */
export function refuseRetired(world: World, method: PaymentMethod): void {
  if (!world.store.retiredMethods.has(method.id)) return
  throw invalidRequest(
    'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
  )
}

/** The test card behind a payment method. */
export const cardOf = (world: World, method: PaymentMethod): TestCard =>
  testCard(world.store.cardNumbers.get(method.id) ?? '')
