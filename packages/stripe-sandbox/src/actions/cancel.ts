import { seconds } from '../clock.ts'
import { invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { sessionOf } from '../objects/payment-intent.ts'
import type { Intent } from '../objects/types.ts'
import type { World } from '../world.ts'
import { endAuthorisation } from './capture.ts'
import { unexpectedState } from './confirm.ts'

type Reason = NonNullable<Intent['cancellation_reason']>

const CANCELABLE: readonly string[] = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
]

/**
 * Cancels an intent for an API call. An authorised amount is released, which is no refund.
 * @throws 400 when it is over already, or when an open checkout session owns it.
 */
export function cancelIntent(world: World, intent: Intent, reason: Reason | null): void {
  if (!CANCELABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
    )
  }
  if (intent.status !== 'requires_capture' && sessionOf(world, intent)?.status === 'open') {
    throw invalidRequest(
      'You cannot cancel this PaymentIntent because it belongs to a Checkout Session. Expire the Checkout Session instead.',
      { payment_intent: intent },
    )
  }
  releaseIntent(world, intent, reason)
}

/** Ends an intent without taking money. */
export function releaseIntent(world: World, intent: Intent, reason: Reason | null): void {
  const charge = world.store.charges.get(intent.latest_charge ?? '')
  if (charge && intent.status === 'requires_capture') {
    endAuthorisation(charge)
    // Nobody can ask for `automatic`: it is the time that ran out.
    if (reason === 'automatic') emit(world, 'charge.expired', charge)
  }
  intent.status = 'canceled'
  intent.amount_capturable = 0
  intent.next_action = null
  intent.canceled_at = seconds(world.clock)
  intent.cancellation_reason = reason
  emit(world, 'payment_intent.canceled', intent)
}
