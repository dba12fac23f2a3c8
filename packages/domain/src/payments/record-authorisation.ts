import type { AuthorisationRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addMinutes, command, refuse, system, type Work } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { providerCharge } from './provider-charge.ts'
import { savedCardOf } from './save-card.ts'
import { bookingTopics } from './store.ts'

/** How often a card that says no is asked for a deposit, and how long after the last time, in minutes. */
const maxAttempts = 3
const againAfterMinutes = { deposit: 6 * 60, price: 12 * 60 }

type State = z.output<typeof providerCharge>

/**
 * Brings an authorisation up to what the provider says of a charge for it. One that another charge has taken the place
 * of is let go of by `authorise`. What is captured is a payment like any other, once.
 */
export const recordAuthorisation = command({
  name: 'payments.recordAuthorisation',
  access: system,
  input: z.object({ authorisationId: z.uuid(), state: providerCharge }),
  run: async (work, { authorisationId, state }): Promise<AuthorisationRow> => {
    const { tx } = work
    const [before] = await tx<
      AuthorisationRow[]
    >`select * from authorisations where id = ${authorisationId} for update`
    if (!before) return refuse('NOT_FOUND', 'There is no such authorisation.')
    const patch = patchOf(before, state, work.now)
    if (patch === null) return before
    const [after] = await tx<AuthorisationRow[]>`
      update authorisations set ${tx(patch)} where id = ${authorisationId} returning *`
    if (!after) return refuse('NOT_FOUND', 'There is no such authorisation.')
    if (after.status === 'captured') await takePayment(work, after)
    work.record('authorisation', authorisationId, {
      from: before.status,
      to: after.status,
      code: state.failureCode,
    })
    work.emit({
      type: 'authorisation.changed',
      topics: bookingTopics(after.booking_id),
      payload: { bookingId: after.booking_id, authorisationId },
    })
    return after
  },
})

type Patch = Partial<Omit<AuthorisationRow, 'id' | 'booking_id'>>

/** Null when it says nothing of the authorisation as it stands. A hold that comes too late is one to be let go of. */
function patchOf(before: AuthorisationRow, state: State, now: Date): Patch | null {
  const isNew = state.paymentIntentId !== before.payment_intent_id
  const isOver = before.status === 'released' || before.status === 'captured'
  if (isOver) return isNew && state.status === 'held' ? { stale_intent_id: state.paymentIntentId } : null
  switch (state.status) {
    case 'held':
      return isNew ? afterHold(before, state, now) : null
    case 'declined':
      // Two that asked get the same answer; it counts once.
      return before.asked_minor === null ? null : afterRefusal(before, state, now)
    case 'lapsed':
      return isNew ? null : afterLapse(before, now)
    case 'paid':
      return isNew ? null : { ...ended(now), status: 'captured', captured_minor: state.amountMinor }
    case 'released':
      return isNew ? null : { ...ended(now), status: 'released' }
  }
}

const ended = (now: Date) => ({ settled_at: now, next_try_at: null, asked_minor: null })

/** More may have become wanted while it was asked for. */
const afterHold = (before: AuthorisationRow, state: State, now: Date): Patch => ({
  status: 'held',
  payment_intent_id: state.paymentIntentId,
  capture_before: state.captureBefore,
  stale_intent_id: before.payment_intent_id,
  held_minor: state.amountMinor,
  renewals: before.renewals + 1,
  failure_code: null,
  first_failed_at: null,
  asked_minor: null,
  next_try_at: before.amount_minor > state.amountMinor ? now : null,
})

/** What cannot be renewed is still held as it was. A deposit is given up in the end, a price with its booking. */
function afterRefusal(before: AuthorisationRow, state: State, now: Date): Patch {
  const attempts = before.attempts + 1
  const failed = {
    attempts,
    failure_code: state.failureCode,
    first_failed_at: before.first_failed_at ?? now,
    renewals: before.renewals + 1,
    asked_minor: null,
    next_try_at: addMinutes(now, againAfterMinutes[before.kind]),
  }
  const givenUp = before.kind === 'deposit' && before.status === 'requested' && attempts >= maxAttempts
  return givenUp ? { ...failed, status: 'declined', next_try_at: null } : failed
}

/** The card's bank let go of it. A price is asked for again; a deposit is gone. */
const afterLapse = (before: AuthorisationRow, now: Date): Patch =>
  before.kind === 'deposit'
    ? { ...ended(now), status: 'released' }
    : {
        status: 'requested',
        payment_intent_id: null,
        capture_before: null,
        held_minor: 0,
        asked_minor: null,
        next_try_at: now,
      }

async function takePayment(work: Work, held: AuthorisationRow): Promise<void> {
  const { tx, now } = work
  const { booking_id: bookingId, currency, captured_minor: amountMinor } = held
  const card = await savedCardOf(tx, bookingId)
  const id = uuid()
  await tx`
    insert into payments (id, booking_id, cause, status, amount_minor, currency, payment_intent_id, card_brand, card_last4,
      created_at, paid_at)
    values (${id}, ${bookingId}, ${`${held.kind}:${held.id}`}, 'succeeded', ${amountMinor}, ${currency},
      ${held.payment_intent_id}, ${card?.brand ?? null}, ${card?.last4 ?? null}, ${now}, ${now})`
  const cause = `payment:${id}`
  await book(
    tx,
    { cause, bookingId, currency, amountMinor, debit: 'card_clearing', credit: 'receivable' },
    now,
  )
  work.emit({
    type: 'payment.succeeded',
    topics: bookingTopics(bookingId),
    payload: { bookingId, paymentId: id },
  })
}

/** The charge that a renewed authorisation was held by before is let go of. */
export const forgetStale = command({
  name: 'payments.forgetStale',
  access: system,
  input: z.object({ authorisationId: z.uuid(), paymentIntentId: z.string() }),
  run: async ({ tx, record }, { authorisationId, paymentIntentId }): Promise<void> => {
    await tx`
      update authorisations set stale_intent_id = null where id = ${authorisationId} and stale_intent_id = ${paymentIntentId}`
    record('authorisation', authorisationId)
  },
})
