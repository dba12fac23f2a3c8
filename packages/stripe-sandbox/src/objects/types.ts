/**
 * The sandbox's objects have the shape of the SDK's own types: the compiler refuses an object that lacks a field.
 * In memory a reference to another object is always its id; `expand` puts the object there on the way out.
 */
import type Stripe from 'stripe'

type ById<T, K extends keyof T> = Omit<T, K> & { [P in K]: Extract<T[P], string | null> }

export type Session = ById<Stripe.Checkout.Session, 'customer' | 'payment_intent' | 'setup_intent'>
export type Intent = ById<Stripe.PaymentIntent, 'customer' | 'latest_charge' | 'payment_method'>
export type SetupIntent = ById<Stripe.SetupIntent, 'customer' | 'payment_method'>
export type Charge = ById<Stripe.Charge, 'customer' | 'payment_intent'>
export type Refund = ById<Stripe.Refund, 'charge' | 'payment_intent'>
export type Dispute = ById<Stripe.Dispute, 'charge' | 'payment_intent'>
export type BalanceTransaction = Stripe.BalanceTransaction
export type PaymentMethod = ById<Stripe.PaymentMethod, 'customer'>
export type Customer = Stripe.Customer
export type CardDetails = Stripe.Charge.PaymentMethodDetails.Card

/** Over the wire `unit_amount_decimal` is text; the SDK reads it into its own Decimal. */
type Price = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string }
export type LineItem = Omit<Stripe.LineItem, 'price'> & { price: Price }

/** The compiler refuses a name that Stripe does not have. */
type Known<T extends Stripe.Event['type']> = T

/** Every kind of event the sandbox sends. */
export type EventType = Known<
  | 'charge.captured'
  | 'charge.dispute.closed'
  | 'charge.dispute.created'
  | 'charge.dispute.funds_reinstated'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.updated'
  | 'charge.expired'
  | 'charge.failed'
  | 'charge.refunded'
  | 'charge.succeeded'
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'customer.created'
  | 'payment_intent.amount_capturable_updated'
  | 'payment_intent.canceled'
  | 'payment_intent.created'
  | 'payment_intent.payment_failed'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_method.attached'
  | 'payment_method.detached'
  | 'refund.created'
  | 'refund.failed'
  | 'refund.updated'
  | 'setup_intent.canceled'
  | 'setup_intent.created'
  | 'setup_intent.requires_action'
  | 'setup_intent.setup_failed'
  | 'setup_intent.succeeded'
>

export interface StripeEvent {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: object }
  livemode: false
  pending_webhooks: number
  /** The API call that caused it; null when a person on the hosted page or the clock did. */
  request: { id: string | null; idempotency_key: string | null } | null
  type: EventType
}

/** An address of which nothing is known, as Stripe writes it. */
export const noBillingDetails = { address: null, email: null, name: null, phone: null, tax_id: null }
