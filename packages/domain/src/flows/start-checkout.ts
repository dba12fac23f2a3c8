import { z } from 'zod'
import { findBooking, mustSee } from '../booking/index.ts'
import { anyone, asSystem, flow, query, refuse } from '../kernel/index.ts'
import { checkoutOutput, startCheckoutInput } from '../payments/contract.ts'
import { attachCheckout, openPayment } from '../payments/index.ts'
import { viewBooking } from './booking-view.ts'
import { checkoutWords } from './checkout-words.ts'

type Checkout = z.infer<typeof checkoutOutput>

/**
 * Opens the hosted checkout for a held booking and returns its address; asking again returns the same one.
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
    const { amountMinor, currency, expiresAt, ...words } = await payable(call, { bookingId })
    const payment = await openPayment(system, {
      bookingId,
      cause: `booking:${bookingId}`,
      amountMinor,
      currency,
    })
    if (payment.status !== 'created' && payment.status !== 'open') {
      refuse('WRONG_STATUS', 'This booking is paid, or its checkout is closed. Look at the booking.', {
        status: payment.status,
      })
    }
    const url = `${call.runtime.config.publicUrl}/bookings/${bookingId}/return`
    const request = {
      paymentId: payment.id,
      bookingId,
      amountMinor,
      currency,
      returnUrl: url,
      cancelUrl: `${url}?left=1`,
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

/** A booking that waits for its money, and how the checkout page words it. */
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
    if (row.status !== 'pending')
      refuse('WRONG_STATUS', `A booking that is ${row.status} needs no payment.`, { status: row.status })
    const booking = await viewBooking(sql, bookingId, now, actor)
    return {
      reference: row.reference,
      email: row.contact_email,
      locale: row.locale,
      amountMinor: row.total_minor,
      currency: row.currency,
      expiresAt: row.hold_expires_at.toISOString(),
      ...checkoutWords(booking, row.hold_expires_at, row.locale),
    }
  },
})
