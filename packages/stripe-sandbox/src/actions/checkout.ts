import type { EnteredCard } from '../card-entry.ts'
import { invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { createCustomer } from '../objects/customer.ts'
import { createIntent } from '../objects/payment-intent.ts'
import { createPaymentMethod, type Holder } from '../objects/payment-method.ts'
import { customerDetails } from '../objects/session.ts'
import type { Intent, Session, SetupIntent } from '../objects/types.ts'
import type { World } from '../world.ts'
import { releaseIntent } from './cancel.ts'
import { confirmIntent, finishAuthentication } from './confirm.ts'
import { cancelSetup, confirmSetup, finishSetupAuthentication } from './setup.ts'

/**
 * A person pays an open session with a card, or saves the card when the session is for that. Afterwards the session
 * is complete, or its intent waits for 3-D Secure (`next_action`).
 * @throws 402 when the bank refuses (the session stays open for another card), 400 when the session is not open.
 */
export function paySession(
  world: World,
  session: Session,
  entered: EnteredCard,
  holder: Holder,
): Intent | SetupIntent {
  requireOpen(session)
  const email = session.customer_email ?? holder.email ?? null
  session.customer_details = customerDetails(email, holder.name ?? null)
  const returnUrl = `${world.publicUrl}/c/pay/${session.id}`
  const intent = world.store.setupIntents.get(session.setup_intent ?? '') ?? intentOf(world, session)
  const method = createPaymentMethod(world, entered, { ...holder, ...(email && { email }) })
  if (intent.object === 'payment_intent') {
    confirmIntent(world, intent, { method, offSession: false, returnUrl })
  } else {
    intent.customer = customerFor(world, session, false) ?? null
    confirmSetup(world, intent, { method, returnUrl })
  }
  completeIfDone(world, session, intent)
  return intent
}

/** The answer of the 3-D Secure page for any intent; completes the session it belongs to, if there is one. */
export function answerChallenge(
  world: World,
  intent: Intent | SetupIntent,
  session: Session | undefined,
  passed: boolean,
): void {
  if (intent.object === 'setup_intent') finishSetupAuthentication(world, intent, passed)
  else finishAuthentication(world, intent, passed)
  if (session) completeIfDone(world, session, intent)
}

/** Ends an open session without payment. @throws 400 when it is not open. */
export function expireSession(world: World, session: Session): void {
  requireOpen(session)
  session.status = 'expired'
  session.url = null
  const intent = world.store.intents.get(session.payment_intent ?? '')
  if (intent && intent.status !== 'canceled') releaseIntent(world, intent, 'automatic')
  const setup = world.store.setupIntents.get(session.setup_intent ?? '')
  if (setup) cancelSetup(world, setup, null)
  emit(world, 'checkout.session.expired', session)
}

function requireOpen(session: Session): void {
  if (session.status === 'open') return
  throw invalidRequest(
    `Only Checkout Sessions with a status in ["open"] can be used. This Checkout Session has a status of \`${session.status}\`.`,
    { param: 'session' },
  )
}

/** The session's intent, created on the first try of a card. */
function intentOf(world: World, session: Session): Intent {
  const existing = world.store.intents.get(session.payment_intent ?? '')
  if (existing) return existing
  const { metadata, ...data } = world.store.intentData.get(session.id) ?? {}
  const intent = createIntent(world, {
    ...data,
    metadata: { ...metadata },
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'eur',
    customer: customerFor(world, session, data.setup_future_usage !== undefined),
  })
  session.payment_intent = intent.id
  world.store.sessionOf.set(intent.id, session.id)
  return intent
}

/** A guest becomes a customer only when that was asked for, or when the card is to be charged again. */
function customerFor(world: World, session: Session, keepsCard: boolean): string | undefined {
  if (session.customer) return session.customer
  if (session.customer_creation !== 'always' && !keepsCard) return undefined
  const { email, name } = session.customer_details ?? {}
  const customer = createCustomer(world, { email: email ?? undefined, name: name ?? undefined })
  session.customer = customer.id
  return customer.id
}

function completeIfDone(world: World, session: Session, intent: Intent | SetupIntent): void {
  if (intent.status !== 'succeeded' && intent.status !== 'requires_capture') return
  session.status = 'complete'
  session.url = null
  if (intent.object === 'payment_intent') {
    // An authorisation is not a payment yet: Stripe says `unpaid` until the capture.
    session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid'
  }
  emit(world, 'checkout.session.completed', session)
}
