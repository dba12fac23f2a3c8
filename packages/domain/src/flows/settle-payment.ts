import type { BookingRow } from '@forecourt/db/schema/booking'
import type { PaymentRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { confirm, expire, findBooking, lockBookingAndChange } from '../booking/index.ts'
import { asSystem, command, flow, system, type Work } from '../kernel/index.ts'
import {
  findPayment,
  openAuthorisation,
  planCollection,
  recordPayment,
  requestRefund,
} from '../payments/index.ts'
import { dueFor } from './owed.ts'
import { holdFrom } from './pays-at.ts'
import { changeOf, refundSurplus, settleChange } from './settle-change.ts'
import { giveBackWithBooking, keepWithBooking } from './with-booking.ts'

/** What a payment is called that was owed for a booking that stands. */
export const duePrefix = 'due:'

/**
 * Asks the provider how a payment stands and acts on the answer. The browser's word and the webhook's words count
 * for nothing; so order, duplicates and forgeries do no harm, and repeating it changes nothing.
 */
export const settlePayment = flow({
  name: 'flows.settlePayment',
  access: system,
  input: z.object({ paymentId: z.uuid() }),
  run: async (call, { paymentId }): Promise<void> => {
    const payment = await findPayment(call.runtime.sql, paymentId)
    if (!payment?.checkout_session_id) return
    const state = await call.runtime.gateway.fetchCheckout(payment.checkout_session_id)
    await applyPayment(asSystem(call, 'flows.settlePayment'), { paymentId, state })
  },
})

/**
 * What the provider says about a payment, in one transaction: the money into the ledger, the booking confirmed, or changed.
 * A payment that came too late is kept if a unit and its extras are still there, and goes back in full if not.
 */
const applyPayment = command({
  name: 'flows.applyPayment',
  access: system,
  input: recordPayment.input,
  run: async (work, input): Promise<void> => {
    const known = await findPayment(work.tx, input.paymentId)
    if (!known) return
    // The booking's unit is locked before the payment's row, as everywhere.
    await lockBookingAndChange(work.tx, known.booking_id)
    const { payment, justNow } = await recordPayment(work, input)
    if (justNow === 'secured') return secure(work, payment, input.state)
    if (justNow === null) return
    const changeId = changeOf(payment.cause)
    if (changeId !== null) return settleChange(work, payment, changeId)
    if (payment.cause.startsWith(duePrefix))
      return refundSurplus(work, payment.booking_id, `surplus:${payment.id}`)
    const booking = await findBooking(work.tx, payment.booking_id)
    const outcome = await confirmWithAll(work, booking)
    // It may have been paid for in cash while the checkout was open.
    if (outcome === 'confirmed') return refundSurplus(work, booking.id, `surplus:${payment.id}`)
    await requestRefund(work, {
      paymentId: payment.id,
      cause: `late:${payment.id}`,
      amountMinor: payment.amount_minor,
      reason: outcome === 'lost' ? 'hold_lost' : 'cancelled_before_payment',
    })
  },
})

/**
 * The checkout of a new booking held its price, or saved the card to ask later: the booking is confirmed by that. What
 * is not needed any more (it came too late, or cash was faster) is let go of.
 */
async function secure(
  work: Work,
  payment: PaymentRow,
  { secured, paymentIntentId }: z.output<typeof recordPayment.input>['state'],
): Promise<void> {
  const { booking_id: bookingId, amount_minor: amountMinor, currency } = payment
  const booking = await findBooking(work.tx, bookingId)
  const captureBefore = secured?.captureBefore ?? null
  await openAuthorisation(work, {
    ...{ bookingId, kind: 'price', amountMinor, currency, tryAt: holdFrom(booking.starts_at) },
    held: captureBefore && paymentIntentId ? { paymentIntentId, captureBefore } : null,
  })
  const outcome = await confirmWithAll(work, booking)
  if (outcome !== 'confirmed' || (await dueFor(work.tx, bookingId)) === 0)
    await planCollection(work, { bookingId, cause: `unneeded:${payment.id}`, dueAt: work.now })
}

/** Confirms a booking if all that was paid for is still to be had: unit, extras and points. */
export async function confirmWithAll(
  work: Work,
  booking: BookingRow,
): Promise<'confirmed' | 'lost' | 'closed'> {
  const [branch] = await work.tx<{ turnaround_minutes: number }[]>`
    select turnaround_minutes from branches where id = ${booking.dropoff_branch_id}`
  const turnaroundMinutes = booking.product === 'rental' ? (branch?.turnaround_minutes ?? 0) : 0
  const isOpen = booking.status === 'pending' || booking.status === 'expired'
  if (isOpen && !(await keepWithBooking(work, booking))) {
    await expire(work, { bookingId: booking.id })
    return 'lost'
  }
  const outcome = await confirm(work, { bookingId: booking.id, turnaroundMinutes })
  if (outcome === 'lost') await giveBackWithBooking(work, booking.id)
  return outcome
}
