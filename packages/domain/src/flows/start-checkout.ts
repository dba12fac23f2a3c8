import { z } from 'zod'
import type { Booking } from '../booking/contract.ts'
import { findBooking, mustSee } from '../booking/index.ts'
import { addMinutes, anyone, asSystem, flow, query, refuse } from '../kernel/index.ts'
import { checkoutOutput, startCheckoutInput } from '../payments/contract.ts'
import { attachCheckout, openPayment } from '../payments/index.ts'
import { viewBooking } from './booking-view.ts'
import { checkoutWords } from './checkout-words.ts'
import { holdFrom, paysAt, takenFor } from './pays-at.ts'
import { changeCause } from './settle-change.ts'
import { duePrefix } from './settle-payment.ts'

type Checkout = z.infer<typeof checkoutOutput>

/**
 * Opens the hosted checkout for what a booking waits for, and returns its address; asking again returns the same one:
 * a hold is paid for in full, a pending change by its difference, and otherwise what is still due.
 * The payment is written down before the provider is asked, and the provider is asked outside any transaction.
 * @throws HOLD_EXPIRED, WRONG_STATUS, PAYMENTS_UNAVAILABLE
 */
export const startCheckout = flow({
  name: 'checkout.start',
  access: anyone,
  input: startCheckoutInput,
  output: checkoutOutput,
  run: async (call, { bookingId }): Promise<Checkout> => {
    const system = asSystem(call, 'checkout.start')
    const { cause, back, amountMinor, currency, expiresAt, ...words } = await payable(call, { bookingId })
    const payment = await openPayment(system, { bookingId, cause, amountMinor, currency })
    if (payment.status !== 'created' && payment.status !== 'open') {
      refuse('WRONG_STATUS', 'This is paid, or its checkout is closed. Look at the booking.', {
        status: payment.status,
      })
    }
    const url = `${call.runtime.config.publicUrl}/bookings/${bookingId}/return`
    const request = {
      paymentId: payment.id,
      bookingId,
      amountMinor,
      currency,
      returnUrl: [url, new URLSearchParams(back)].filter(String).join('?'),
      cancelUrl: `${url}?${new URLSearchParams({ ...back, left: '1' })}`,
      ...words,
    }
    const opened =
      payment.checkout_session_id === null ? await call.runtime.gateway.openCheckout(request) : null
    const { checkout_session_id, checkout_url, payment_intent_id } = opened
      ? await attachCheckout(system, { paymentId: payment.id, ...opened })
      : payment
    if (checkout_session_id === null || checkout_url === null)
      throw new Error(`Payment ${payment.id} has no checkout.`)
    return {
      paymentId: payment.id,
      checkoutUrl: checkout_url,
      checkoutSessionId: checkout_session_id,
      paymentIntentId: payment_intent_id,
      amountMinor,
      currency,
      expiresAt,
    }
  },
})

/** What a booking waits for money for, and how the checkout page words it. */
const payable = query({
  name: 'checkout.payable',
  access: anyone,
  input: z.object({ bookingId: z.uuid() }),
  run: async ({ sql, now, actor }, { bookingId }) => {
    const row = await findBooking(sql, bookingId)
    await mustSee(sql, actor, row)
    if (row.status === 'expired' || (row.status === 'pending' && row.hold_expires_at <= now)) {
      refuse('HOLD_EXPIRED', 'The hold has ended and nothing was charged. Hold it again.', { bookingId })
    }
    const booking = await viewBooking(sql, bookingId, now, actor)
    const [closed] = await sql<{ count: number }[]>`
      select count(*)::int as count from payments where booking_id = ${bookingId} and status in ('secured', 'succeeded', 'expired')`
    const due = whatIsDue(booking, closed?.count ?? 0, now)
    const isNew = booking.status === 'pending' && booking.holdExpiresAt !== null
    const takes = isNew ? takenFor(await paysAt(sql, bookingId), row.starts_at, now) : 'payment'
    return {
      reference: row.reference,
      email: row.contact_email,
      locale: row.locale,
      currency: row.currency,
      ...due,
      takes,
      ...checkoutWords(booking, { ...due, takes, heldFrom: holdFrom(row.starts_at) }, row.locale),
    }
  },
})

/** As long as Stripe keeps a checkout open. */
const openMinutes = 24 * 60

/** `back` tells the page that the browser comes back to what was paid for. */
function whatIsDue(booking: Booking, closedPayments: number, now: Date) {
  const { id, status, holdExpiresAt, pendingChange, dueMinor, totalMinor } = booking
  if (status === 'pending' && holdExpiresAt !== null) {
    return { cause: `booking:${id}`, amountMinor: totalMinor, expiresAt: holdExpiresAt, back: {} }
  }
  if (pendingChange !== null) {
    const { id: change, dueMinor: amountMinor, expiresAt } = pendingChange
    return { cause: changeCause(change), amountMinor, expiresAt, back: { change } }
  }
  if (dueMinor > 0) {
    // Another amount, and a payment after one that was made or given up, is another payment.
    const cause = `${duePrefix}${id}:${closedPayments}:${dueMinor}`
    const expiresAt = addMinutes(now, openMinutes).toISOString()
    return { cause, amountMinor: dueMinor, expiresAt, back: { due: '1' } }
  }
  return refuse('WRONG_STATUS', `A booking that is ${status} needs no payment.`, { status })
}
