import type { DepositRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addMinutes, command, refuse, system, type Work } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { providerCharge } from './provider-charge.ts'
import { savedCardOf } from './save-card.ts'
import { bookingTopics } from './store.ts'

/** How often a card that says no is asked, and how long after the last time. */
const maxAttempts = 3
const againAfterMinutes = 6 * 60

type State = z.output<typeof providerCharge>

/**
 * Brings a deposit up to what the provider says of a charge for it. One that another charge has taken the place of is
 * let go of by `holdDeposit`. What is captured is a payment like any other, once.
 */
export const recordDeposit = command({
  name: 'payments.recordDeposit',
  access: system,
  input: z.object({ depositId: z.uuid(), state: providerCharge }),
  run: async (work, { depositId, state }): Promise<DepositRow> => {
    const { tx } = work
    const [before] = await tx<DepositRow[]>`select * from deposits where id = ${depositId} for update`
    if (!before) return refuse('NOT_FOUND', 'There is no such deposit.')
    const patch = patchOf(before, state, work.now)
    if (patch === null) return before
    const [deposit] = await tx<DepositRow[]>`
      update deposits set ${tx(patch)} where id = ${depositId} returning *`
    if (!deposit) return refuse('NOT_FOUND', 'There is no such deposit.')
    if (deposit.status === 'captured') await takePayment(work, deposit)
    work.record('deposit', depositId, { from: before.status, to: deposit.status, code: state.failureCode })
    work.emit({
      type: 'deposit.changed',
      topics: bookingTopics(deposit.booking_id),
      payload: { bookingId: deposit.booking_id, depositId },
    })
    return deposit
  },
})

type Patch = Partial<Omit<DepositRow, 'id' | 'booking_id'>>

/** Null when it says nothing of the deposit as it stands. A hold that comes too late is one to be let go of. */
function patchOf(before: DepositRow, state: State, now: Date): Patch | null {
  const isNew = state.paymentIntentId !== before.payment_intent_id
  const isOver = before.status === 'released' || before.status === 'captured'
  if (isOver) return isNew && state.status === 'held' ? { stale_intent_id: state.paymentIntentId } : null
  if (state.status === 'held') {
    if (!isNew) return null
    return {
      status: 'held',
      payment_intent_id: state.paymentIntentId,
      capture_before: state.captureBefore,
      stale_intent_id: before.payment_intent_id,
      renewals: before.renewals + 1,
      failure_code: null,
      next_try_at: null,
    }
  }
  if (state.status === 'declined') {
    const attempts = before.attempts + 1
    const failed = { attempts, failure_code: state.failureCode, renewals: before.renewals + 1 }
    const later = addMinutes(now, againAfterMinutes)
    // A deposit that cannot be renewed is still held as it was.
    if (before.status === 'held') return { ...failed, next_try_at: later }
    return attempts < maxAttempts
      ? { ...failed, next_try_at: later }
      : { ...failed, status: 'declined', next_try_at: null }
  }
  if (isNew) return null
  const ended = { settled_at: now, next_try_at: null }
  return state.status === 'paid'
    ? { ...ended, status: 'captured', captured_minor: state.amountMinor }
    : { ...ended, status: 'released' }
}

async function takePayment(work: Work, deposit: DepositRow): Promise<void> {
  const { tx, now } = work
  const { booking_id: bookingId, currency, captured_minor: amountMinor } = deposit
  const card = await savedCardOf(tx, bookingId)
  const id = uuid()
  await tx`
    insert into payments (id, booking_id, cause, status, amount_minor, currency, payment_intent_id, card_brand, card_last4,
      created_at, paid_at)
    values (${id}, ${bookingId}, ${`deposit:${deposit.id}`}, 'succeeded', ${amountMinor}, ${currency},
      ${deposit.payment_intent_id}, ${card?.brand ?? null}, ${card?.last4 ?? null}, ${now}, ${now})`
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

/** The charge that a renewed deposit was held by before is let go of. */
export const forgetStale = command({
  name: 'payments.forgetStale',
  access: system,
  input: z.object({ depositId: z.uuid(), paymentIntentId: z.string() }),
  run: async ({ tx, record }, { depositId, paymentIntentId }): Promise<void> => {
    await tx`
      update deposits set stale_intent_id = null where id = ${depositId} and stale_intent_id = ${paymentIntentId}`
    record('deposit', depositId)
  },
})
