import { DECLINES, type Decline } from '../cards.ts'
import { cardError, type ErrorBody, invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { createCharge } from '../objects/charge.ts'
import { keepForLater } from '../objects/customer.ts'
import { cardOf, retire } from '../objects/payment-method.ts'
import type { Intent, PaymentMethod } from '../objects/types.ts'
import type { World } from '../world.ts'

/** The circumstances of trying a card. */
export interface Confirmation {
  method: PaymentMethod
  /** The customer is not there: a card that asks for 3-D Secure is refused instead. */
  offSession: boolean
  /** Where the browser goes after 3-D Secure. */
  returnUrl: string | null
}

const CONFIRMABLE: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action']

export const AUTHENTICATION_FAILED = {
  type: 'invalid_request_error',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
} as const

/**
 * Tries a card on a payment intent. Afterwards the intent is `succeeded`, `requires_capture` or `requires_action`.
 * @throws 402 `card_error` when the bank refuses: the intent asks for another card and has recorded the failure.
 */
export function confirmIntent(world: World, intent: Intent, confirmation: Confirmation): void {
  if (!CONFIRMABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
    )
  }
  const { method, offSession, returnUrl } = confirmation
  intent.payment_method = method.id
  intent.last_payment_error = null
  const challenge = asksForAuthentication(world, method)
  if (challenge && offSession) refuse(world, intent, method, DECLINES.authentication_required, offSession)
  if (!challenge) {
    settle(world, intent, method, { authenticated: false, offSession })
    return
  }

  intent.status = 'requires_action'
  intent.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: returnUrl, url: `${world.publicUrl}/3ds/${intent.id}` },
  }
  emit(world, 'payment_intent.requires_action', intent)
}

/** Whether the card's bank wants 3-D Secure now. */
export function asksForAuthentication(world: World, method: PaymentMethod): boolean {
  const { authenticate } = cardOf(world, method)
  return (
    authenticate === 'always' ||
    (authenticate === 'unless_saved' && !world.store.preparedMethods.has(method.id))
  )
}

/**
 * Ends the 3-D Secure challenge of an intent that waits for one.
 * @throws 402 when the bank refuses the charge in spite of it. A failed challenge throws nothing.
 */
export function finishAuthentication(world: World, intent: Intent, passed: boolean): void {
  const method = world.store.paymentMethods.get(intent.payment_method ?? '')
  if (intent.status !== 'requires_action' || !method) {
    throw unexpectedState(intent, 'This PaymentIntent does not wait for authentication.')
  }
  intent.next_action = null
  if (passed) {
    settle(world, intent, method, { authenticated: true, offSession: false })
    return
  }
  failIntent(world, intent, {
    ...AUTHENTICATION_FAILED,
    code: 'payment_intent_authentication_failure',
    payment_method: method,
  })
}

interface How {
  authenticated: boolean
  offSession: boolean
}

/** Charges the card, or only authorises it when the intent is captured by hand. */
function settle(world: World, intent: Intent, method: PaymentMethod, how: How): void {
  const card = cardOf(world, method)
  const name = world.faults.takeDecline() ?? card.decline
  if (name) refuse(world, intent, method, DECLINES[name], how.offSession)

  if (intent.customer && intent.setup_future_usage) keepForLater(world, method, intent.customer)
  if (!method.customer) retire(world, method)
  const charge = createCharge(world, intent, { card, method, decline: null, ...how })
  intent.latest_charge = charge.id
  intent.next_action = null
  emit(world, 'charge.succeeded', charge)
  if (intent.capture_method === 'manual') {
    intent.status = 'requires_capture'
    intent.amount_capturable = intent.amount
    emit(world, 'payment_intent.amount_capturable_updated', intent)
    return
  }
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  emit(world, 'payment_intent.succeeded', intent)
}

function refuse(
  world: World,
  intent: Intent,
  method: PaymentMethod,
  decline: Decline,
  offSession: boolean,
): never {
  const card = cardOf(world, method)
  const charge = createCharge(world, intent, { card, method, decline, authenticated: false, offSession })
  intent.latest_charge = charge.id
  emit(world, 'charge.failed', charge)
  const details = {
    charge: charge.id,
    code: decline.code,
    decline_code: decline.declineCode,
    message: decline.message,
    payment_method: method,
  }
  failIntent(world, intent, { type: 'card_error', ...details })
  throw cardError({ ...details, payment_intent: intent })
}

/** Sends the intent back to the start with the reason, and says so by event. */
export function failIntent(world: World, intent: Intent, error: ErrorBody): void {
  const { payment_intent: _, ...lastError } = error
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = lastError
  emit(world, 'payment_intent.payment_failed', intent)
}

/** 400 `payment_intent_unexpected_state`, with the intent as it is. */
export const unexpectedState = (intent: Intent, message: string) =>
  invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
