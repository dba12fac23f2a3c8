import { DECLINES, type Decline, type TestCard, testCard } from '../cards.ts'
import { seconds } from '../clock.ts'
import { resourceMissing } from '../errors.ts'
import { newId, randomText } from '../ids.ts'
import type { World } from '../world.ts'
import { chargeFee, recordBalance } from './balance-transaction.ts'
import { fingerprint } from './payment-method.ts'
import { type CardDetails, type Charge, type Intent, noBillingDetails, type PaymentMethod } from './types.ts'

/** How an attempt to charge a card came about and ended. */
export interface Attempt {
  card: TestCard
  method: PaymentMethod
  authenticated: boolean
  offSession: boolean
  decline: Decline | null
}

const DAY = 86_400
/** How long a card network keeps an authorisation; Visa keeps one made without the customer for less. */
const authorisationSeconds = (card: TestCard, offSession: boolean): number =>
  (card.brand === 'visa' && offSession ? 5 : 7) * DAY

/** Builds and stores the charge of an attempt, refused or not. */
export function createCharge(world: World, intent: Intent, attempt: Attempt): Charge {
  const { method, decline } = attempt
  const captured = !decline && intent.capture_method !== 'manual'
  const id = newId('ch')
  const charge: Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...noBillingDetails, ...method.billing_details },
    calculated_statement_descriptor: 'FORECOURT',
    captured,
    created: seconds(world.clock),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: cardDetails(world, intent, attempt) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `${world.publicUrl}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
  world.store.charges.set(id, charge)
  if (captured) bookCharge(world, charge)
  return charge
}

/** Puts what was captured on the balance; some cards' holders then dispute it by themselves. */
export function bookCharge(world: World, charge: Charge): void {
  const { id, amount_captured: amount, currency } = charge
  const booked = { type: 'charge', amount, fee: chargeFee(amount), currency, source: id } as const
  charge.balance_transaction = recordBalance(world, booked).id
  const card = testCard(world.store.cardNumbers.get(charge.payment_method ?? '') ?? '')
  if (card.dispute) world.store.disputesDue.set(id, world.clock.now())
}

/** The charge with this id. Throws `resource_missing`. */
export function findCharge(world: World, id: string, param = 'id'): Charge {
  const charge = world.store.charges.get(id)
  if (!charge) throw resourceMissing('charge', id, param)
  return charge
}

function outcomeOf(decline: Decline | null): Charge['outcome'] {
  return {
    advice_code: decline ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: decline ? '05' : null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: decline ? 'The bank did not return any further details.' : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  }
}

function cardDetails(world: World, intent: Intent, attempt: Attempt): CardDetails {
  const { card, method, decline } = attempt
  const waitsForCapture = !decline && intent.capture_method === 'manual'
  return {
    amount_authorized: decline ? null : intent.amount,
    authorization_code: decline ? null : randomText(6).toUpperCase(),
    brand: card.brand,
    ...(waitsForCapture && {
      capture_before: seconds(world.clock) + authorisationSeconds(card, attempt.offSession),
    }),
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: decline?.code === DECLINES.incorrect_cvc.code ? 'fail' : 'pass',
    },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: method.card?.exp_month ?? 0,
    exp_year: method.card?.exp_year ?? 0,
    extended_authorization: { status: 'disabled' },
    fingerprint: fingerprint(card.number),
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: randomText(15),
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: attempt.authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: randomText(24),
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  }
}
