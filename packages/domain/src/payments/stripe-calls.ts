import Stripe from 'stripe'
import { DomainError, type ProviderCharge } from '../kernel/index.ts'

const { StripeAPIError, StripeConnectionError } = Stripe.errors

/** A provider that cannot be reached is a refusal that says so; anything else is our mistake and stays an error. */
export async function reached<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof StripeConnectionError || error instanceof StripeAPIError) throw unavailable()
    throw error
  }
}

const unavailable = () =>
  new DomainError(
    'PAYMENTS_UNAVAILABLE',
    'Our payment provider does not answer. Nothing was charged; try again.',
  )

/** How many keys one and the same call may use up. */
const mostKeys = 3

/**
 * Makes something at Stripe, once, under a key of ours. Stripe keeps the first answer to a key, and so a 500 after
 * which nobody knows whether it was made: then it is looked for, and asked for once more under another key.
 * Source: https://docs.stripe.com/api/idempotent_requests
 */
export const made = <T>(
  key: string,
  make: (key: string) => Promise<T>,
  find: () => Promise<T | undefined>,
): Promise<T> =>
  reached(async () => {
    for (let nth = 0; nth < mostKeys; nth++) {
      try {
        return await make(nth === 0 ? key : `${key}:${nth}`)
      } catch (error) {
        if (!(error instanceof StripeAPIError)) throw error
        const found = await find()
        if (found !== undefined) return found
      }
    }
    throw unavailable()
  })

/** A card that says no is an answer. */
export const toDeclined = (error: Stripe.errors.StripeCardError): ProviderCharge => ({
  paymentIntentId: error.payment_intent?.id ?? null,
  status: 'declined',
  amountMinor: error.payment_intent?.amount ?? 0,
  captureBefore: null,
  failureCode: error.decline_code ?? error.code ?? 'card_declined',
})
