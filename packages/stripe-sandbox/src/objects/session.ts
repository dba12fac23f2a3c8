import { seconds } from '../clock.ts'
import { invalidRequest, resourceMissing } from '../errors.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import { blankSession } from './blank-session.ts'
import { findCustomer } from './customer.ts'
import type { NewSession } from './session-params.ts'
import { createSetupIntent } from './setup-intent.ts'
import type { LineItem, Session } from './types.ts'

const MINUTE = 60
const HOUR = 3600
/** Stripe's least amount of a payment in minor units, where it is not 50. */
const SMALLEST: Record<string, number> = { gbp: 30, sek: 300, nok: 300, dkk: 250, huf: 17_500, czk: 1500 }

/** Refuses an amount too small for a card payment in this currency. */
export function checkAmount(amount: number, currency: string, param = 'amount'): void {
  const least = SMALLEST[currency] ?? 50
  if (amount >= least) return
  throw invalidRequest(`Amount must be at least ${least} in the smallest unit of ${currency}.`, {
    code: 'amount_too_small',
    param,
  })
}

/** Creates an open session; its payment intent comes into being when a card is first tried, as at Stripe. */
export function createSession(world: World, input: NewSession): Session {
  const now = seconds(world.clock)
  const expiresAt = checkExpiry(input.expires_at, now)
  const { items, ...priced } = input.mode === 'setup' ? setupOf(input) : pricesOf(world, input, now)
  if (input.customer && input.customer_email) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.')
  }
  if (input.customer) findCustomer(world, input.customer)

  const id = newId('cs_test', 58)
  const session = { ...blankSession(id, world.publicUrl), ...fromInput(input) }
  Object.assign(session, { ...priced, created: now, expires_at: expiresAt })
  world.store.sessions.set(id, session)
  world.store.lineItems.set(id, items)
  world.store.intentData.set(id, input.payment_intent_data ?? {})
  if (input.mode === 'setup') {
    // Unlike a payment's, the intent of a setup is there from the start.
    session.setup_intent = createSetupIntent(world, {
      ...input.setup_intent_data,
      customer: input.customer,
    }).id
    world.store.sessionOf.set(session.setup_intent, id)
  }
  return session
}

/** What a session that takes money says of it. @throws 400 for no items, two currencies, or too small a sum. */
function pricesOf(world: World, input: NewSession, now: number) {
  if (!input.line_items) {
    throw invalidRequest('You must provide `line_items` in `payment` mode.', { param: 'line_items' })
  }
  const items = input.line_items.map((item) => createLineItem(world, item, now))
  const currency = items[0]?.currency ?? 'eur'
  if (items.some((item) => item.currency !== currency)) {
    throw invalidRequest('All line items must have the same currency.', { param: 'line_items' })
  }
  const total = items.reduce((sum, item) => sum + item.amount_total, 0)
  checkAmount(total, currency, 'line_items')
  return { items, amount_subtotal: total, amount_total: total, currency }
}

const NOT_IN_SETUP = ['line_items', 'payment_intent_data', 'submit_type'] as const

/** What a session that only saves a card says of money. @throws 400 for what belongs to a payment. */
function setupOf(input: NewSession) {
  const wrong = NOT_IN_SETUP.find((name) => input[name] !== undefined)
  if (wrong) throw invalidRequest(`You can not pass \`${wrong}\` in \`setup\` mode.`, { param: wrong })
  if (!input.currency && !input.payment_method_types) {
    throw invalidRequest('You must specify either `currency` or `payment_method_types` in `setup` mode.', {
      param: 'currency',
    })
  }
  return {
    items: [],
    amount_subtotal: null,
    amount_total: null,
    currency: input.currency ?? null,
    mode: 'setup',
    payment_method_collection: 'always',
    payment_status: 'no_payment_required',
    total_details: null,
  } satisfies Partial<Session> & { items: LineItem[] }
}

/** The session with this id. Throws `resource_missing`. */
export function findSession(world: World, id: string): Session {
  const session = world.store.sessions.get(id)
  if (!session) throw resourceMissing('checkout.session', id, 'session')
  return session
}

function checkExpiry(expiresAt: number | undefined, now: number): number {
  if (expiresAt === undefined) return now + 24 * HOUR
  // The grace of a few seconds is for the time a request takes; Stripe grants it too.
  if (expiresAt < now + 30 * MINUTE - 10) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      {
        param: 'expires_at',
      },
    )
  }
  if (expiresAt > now + 24 * HOUR + 10) {
    throw invalidRequest(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      {
        param: 'expires_at',
      },
    )
  }
  return expiresAt
}

function createLineItem(
  world: World,
  item: NonNullable<NewSession['line_items']>[number],
  created: number,
): LineItem {
  const { currency, unit_amount, product_data, tax_behavior } = item.price_data
  const total = unit_amount * item.quantity
  const id = newId('li')
  if (product_data.description) world.store.productTexts.set(id, product_data.description)
  return {
    id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: product_data.name,
    metadata: item.metadata ?? {},
    price: {
      id: newId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId('prod', 14),
      recurring: null,
      tax_behavior: tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount,
      unit_amount_decimal: String(unit_amount),
    },
    quantity: item.quantity,
  }
}

/** The part of a session that is what the caller asked for. */
function fromInput(input: NewSession): Partial<Session> {
  const { custom_text, customer } = input
  return {
    adaptive_pricing: { enabled: input.adaptive_pricing?.enabled ?? false },
    cancel_url: input.cancel_url ?? null,
    client_reference_id: input.client_reference_id ?? null,
    custom_text: {
      after_submit: custom_text?.after_submit || null,
      shipping_address: null,
      submit: custom_text?.submit || null,
      terms_of_service_acceptance: null,
    },
    customer: customer ?? null,
    customer_creation: customer ? null : (input.customer_creation ?? 'if_required'),
    customer_details: input.customer_email ? customerDetails(input.customer_email, null) : null,
    customer_email: input.customer_email ?? null,
    locale: input.locale ?? null,
    metadata: input.metadata ?? {},
    submit_type: input.submit_type ?? null,
    success_url: input.success_url,
  }
}

/** What the page learnt about the person paying. */
export const customerDetails = (email: string | null, name: string | null): Session['customer_details'] => ({
  address: null,
  business_name: null,
  email,
  individual_name: null,
  name,
  phone: null,
  tax_exempt: 'none',
  tax_ids: [],
})
