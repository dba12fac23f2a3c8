import { DECLINES } from '../cards.ts'
import { cardError, type ErrorBody, invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { keepForLater } from '../objects/customer.ts'
import { cardOf } from '../objects/payment-method.ts'
import type { PaymentMethod, SetupIntent } from '../objects/types.ts'
import type { World } from '../world.ts'
import { AUTHENTICATION_FAILED, asksForAuthentication } from './confirm.ts'

const OPEN: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/**
 * Tries to save a card without charging it. Afterwards the intent is `succeeded` or `requires_action`.
 * @throws 402 `card_error` when the bank refuses, 400 when the intent is over.
 */
export function confirmSetup(
  world: World,
  setup: SetupIntent,
  { method, returnUrl }: { method: PaymentMethod; returnUrl: string | null },
): void {
  requireOpen(setup, 'confirm')
  setup.payment_method = method.id
  setup.last_setup_error = null
  if (!asksForAuthentication(world, method)) {
    settle(world, setup, method)
    return
  }
  setup.status = 'requires_action'
  setup.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: returnUrl, url: `${world.publicUrl}/3ds/${setup.id}` },
  }
  emit(world, 'setup_intent.requires_action', setup)
}

/** Ends the 3-D Secure challenge of a setup. @throws 402 when the bank refuses the card in spite of it. */
export function finishSetupAuthentication(world: World, setup: SetupIntent, passed: boolean): void {
  const method = world.store.paymentMethods.get(setup.payment_method ?? '')
  if (setup.status !== 'requires_action' || !method) {
    throw unexpectedState(setup, 'This SetupIntent does not wait for authentication.')
  }
  setup.next_action = null
  if (passed) settle(world, setup, method)
  else {
    fail(world, setup, {
      ...AUTHENTICATION_FAILED,
      code: 'setup_intent_authentication_failure',
      payment_method: method,
    })
  }
}

/** Gives a setup up. @throws 400 when it is over already. */
export function cancelSetup(
  world: World,
  setup: SetupIntent,
  reason: SetupIntent['cancellation_reason'],
): void {
  requireOpen(setup, 'cancel')
  setup.status = 'canceled'
  setup.next_action = null
  setup.cancellation_reason = reason
  emit(world, 'setup_intent.canceled', setup)
}

function settle(world: World, setup: SetupIntent, method: PaymentMethod): void {
  const card = cardOf(world, method)
  const name = world.faults.takeDecline() ?? (card.declinesOnlyCharges ? undefined : card.decline)
  if (name) {
    const { code, declineCode, message } = DECLINES[name]
    const details = { code, decline_code: declineCode, message, payment_method: method }
    fail(world, setup, { type: 'card_error', ...details })
    throw cardError({ ...details, setup_intent: setup })
  }
  setup.status = 'succeeded'
  setup.next_action = null
  if (setup.customer) keepForLater(world, method, setup.customer)
  emit(world, 'setup_intent.succeeded', setup)
}

function fail(world: World, setup: SetupIntent, error: ErrorBody): void {
  setup.status = 'requires_payment_method'
  setup.payment_method = null
  setup.last_setup_error = error
  setup.next_action = null
  emit(world, 'setup_intent.setup_failed', setup)
}

function requireOpen(setup: SetupIntent, verb: string): void {
  if (OPEN.includes(setup.status)) return
  throw unexpectedState(
    setup,
    `You cannot ${verb} this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be used: ${OPEN.join(', ')}.`,
  )
}

const unexpectedState = (setup: SetupIntent, message: string) =>
  invalidRequest(message, { code: 'setup_intent_unexpected_state', setup_intent: setup })
