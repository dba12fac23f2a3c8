import { DECLINES } from '../cards.ts'
import { cardError, invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { bookCharge } from '../objects/charge.ts'
import { sessionOf } from '../objects/payment-intent.ts'
import { cardOf } from '../objects/payment-method.ts'
import type { Charge, Intent } from '../objects/types.ts'
import type { World } from '../world.ts'
import { failIntent, unexpectedState } from './confirm.ts'

/**
 * Takes an authorised amount, all of it or less; what is left over is released and is no refund.
 * @throws 400 when there is nothing to capture or `amount` is more than was authorised; 402 when the bank refuses.
 */
export function captureIntent(world: World, intent: Intent, amount = intent.amount_capturable): void {
  const charge = world.store.charges.get(intent.latest_charge ?? '')
  if (intent.status !== 'requires_capture' || !charge) {
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    )
  }
  if (amount > intent.amount_capturable) {
    throw invalidRequest(
      `The sum of amount_to_capture and amount previously captured (${amount}) cannot be greater than the amount authorized (${intent.amount_capturable}).`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    )
  }
  const method = world.store.paymentMethods.get(intent.payment_method ?? '')
  if (method && cardOf(world, method).captureFails) refuseCapture(world, intent, charge)

  endAuthorisation(charge)
  charge.captured = true
  charge.amount_captured = amount
  bookCharge(world, charge)
  intent.status = 'succeeded'
  intent.amount_received = amount
  intent.amount_capturable = 0
  const session = sessionOf(world, intent)
  if (session) session.payment_status = 'paid'
  emit(world, 'charge.captured', charge)
  emit(world, 'payment_intent.succeeded', intent)
}

function refuseCapture(world: World, intent: Intent, charge: Charge): never {
  const { code, declineCode, message } = DECLINES.generic_decline
  endAuthorisation(charge)
  Object.assign(charge, { status: 'failed', paid: false, failure_code: code, failure_message: message })
  intent.amount_capturable = 0
  emit(world, 'charge.failed', charge)
  const details = { charge: charge.id, code, decline_code: declineCode, message }
  failIntent(world, intent, { type: 'card_error', ...details })
  throw cardError({ ...details, payment_intent: intent })
}

/** `capture_before` stands only on a charge that still waits for its capture. */
export function endAuthorisation(charge: Charge): void {
  delete charge.payment_method_details?.card?.capture_before
}
