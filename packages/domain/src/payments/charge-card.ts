import { z } from 'zod'
import { asSystem, flow, refuse, system } from '../kernel/index.ts'
import { recordPayment } from './record-payment.ts'
import { savedCardOf } from './save-card.ts'
import { findPayment } from './store.ts'

/**
 * Takes a payment that was written down from the card that its booking was paid with, while the customer is away.
 * Once: a card that says no leaves a payment that failed, and the amount stays due.
 * @returns whether it is paid
 */
export const chargeCard = flow({
  name: 'payments.chargeCard',
  access: system,
  input: z.object({ paymentId: z.uuid() }),
  run: async (call, { paymentId }): Promise<{ paid: boolean }> => {
    const { sql, gateway } = call.runtime
    const caller = asSystem(call, 'payments.chargeCard')
    const payment = await findPayment(sql, paymentId)
    if (!payment) return refuse('NOT_FOUND', 'There is no such payment.')
    if (payment.status !== 'created') return { paid: payment.status === 'succeeded' }
    const card = await savedCardOf(sql, payment.booking_id)
    if (!card) return { paid: false }
    const charge = await gateway.chargeCard({
      key: paymentId,
      customerId: card.customer_id,
      paymentMethodId: card.payment_method_id,
      bookingId: payment.booking_id,
      amountMinor: payment.amount_minor,
      currency: payment.currency,
      holdOnly: false,
    })
    const paid = charge.status === 'paid'
    await recordPayment(caller, {
      paymentId,
      state: {
        sessionStatus: paid ? 'complete' : 'expired',
        paid,
        secured: null,
        paymentIntentId: charge.paymentIntentId,
        amountMinor: charge.amountMinor,
        currency: payment.currency,
        cardBrand: card.brand,
        cardLast4: card.last4,
        failureCode: charge.failureCode,
        card: null,
      },
    })
    return { paid }
  },
})
