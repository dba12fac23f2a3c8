import { createHash } from 'node:crypto'
import type { EnteredCard } from '../card-entry.ts'
import { cardByAlias, type TestCard, testCard } from '../cards.ts'
import { seconds } from '../clock.ts'
import { resourceMissing } from '../errors.ts'
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

/** The test card behind a payment method. */
export const cardOf = (world: World, method: PaymentMethod): TestCard =>
  testCard(world.store.cardNumbers.get(method.id) ?? '')
