import type Stripe from 'stripe'
import type { CardCharge, CheckoutRequest } from '../kernel/index.ts'

/** What Stripe is asked for. */

export function checkoutParams(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = {
    paymentId: request.paymentId,
    bookingId: request.bookingId,
    reference: request.reference,
  }
  const description = `Forecourt ${request.reference}`
  const currency = request.currency.toLowerCase()
  const shared: Stripe.Checkout.SessionCreateParams = {
    customer_creation: 'always',
    client_reference_id: request.paymentId,
    customer_email: request.email,
    locale: request.locale,
    metadata,
    custom_text: { submit: { message: request.notice } },
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
  }
  if (request.takes === 'card')
    return { ...shared, mode: 'setup', currency, setup_intent_data: { metadata, description } }
  return {
    ...shared,
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency,
          unit_amount: request.amountMinor,
          product_data: { name: request.description },
        },
      },
    ],
    // The card is kept for the deposit, and for what is due at the end.
    payment_intent_data: {
      metadata,
      description,
      setup_future_usage: 'off_session',
      capture_method: request.takes === 'hold' ? 'manual' : 'automatic',
    },
  }
}

export const chargeParams = (charge: CardCharge): Stripe.PaymentIntentCreateParams => ({
  amount: charge.amountMinor,
  currency: charge.currency.toLowerCase(),
  customer: charge.customerId,
  payment_method: charge.paymentMethodId,
  capture_method: charge.holdOnly ? 'manual' : 'automatic',
  confirm: true,
  off_session: true,
  description: charge.holdOnly ? 'Forecourt deposit' : 'Forecourt',
  metadata: { bookingId: charge.bookingId, key: charge.key },
  expand: ['latest_charge'],
})
