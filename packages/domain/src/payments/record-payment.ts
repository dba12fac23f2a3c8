import type { PaymentRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { saveCard } from './save-card.ts'
import { bookingTopics } from './store.ts'

/** The payment as the provider tells it (see `ProviderPayment`). */
const providerState = z.object({
  sessionStatus: z.enum(['open', 'complete', 'expired']),
  paymentIntentId: z.string().nullable(),
  paid: z.boolean(),
  amountMinor: z.number().int(),
  currency: z.string(),
  cardBrand: z.string().nullable(),
  cardLast4: z.string().nullable(),
  failureCode: z.string().nullable(),
  card: z.object({ customerId: z.string(), paymentMethodId: z.string() }).nullable(),
})

/**
 * Brings our row up to what the provider says and books captured money, once.
 * @returns the payment, and whether this call was the one that saw the money arrive
 */
export const recordPayment = command({
  name: 'payments.recordPayment',
  access: system,
  input: z.object({ paymentId: z.uuid(), state: providerState }),
  run: async (work, { paymentId, state }): Promise<{ payment: PaymentRow; justPaid: boolean }> => {
    const { tx, now } = work
    const [before] = await tx<PaymentRow[]>`select * from payments where id = ${paymentId} for update`
    if (!before) return refuse('NOT_FOUND', 'There is no such payment.')
    if (state.paid && (state.amountMinor !== before.amount_minor || state.currency !== before.currency)) {
      throw new Error(
        `Payment ${paymentId}: ${state.amountMinor} ${state.currency} came in, ${before.amount_minor} ${before.currency} was asked for.`,
      )
    }
    const status = state.paid ? 'succeeded' : state.sessionStatus === 'expired' ? 'expired' : before.status
    const [payment] = await tx<PaymentRow[]>`
      update payments set status = ${before.status === 'succeeded' ? 'succeeded' : status},
        payment_intent_id = coalesce(${state.paymentIntentId}, payment_intent_id),
        card_brand = coalesce(${state.cardBrand}, card_brand), card_last4 = coalesce(${state.cardLast4}, card_last4),
        failure_code = ${state.failureCode}, paid_at = coalesce(paid_at, ${state.paid ? now : null})
      where id = ${paymentId} returning *`
    if (!payment) return refuse('NOT_FOUND', 'There is no such payment.')
    const justPaid = payment.status === 'succeeded' && before.status !== 'succeeded'
    if (justPaid && state.card) {
      const shown = { brand: payment.card_brand, last4: payment.card_last4 }
      await saveCard(tx, payment.booking_id, { ...state.card, ...shown }, now)
    }
    if (justPaid) {
      const { booking_id: bookingId, currency, amount_minor: amountMinor } = payment
      await book(
        tx,
        {
          cause: `payment:${paymentId}`,
          bookingId,
          currency,
          amountMinor,
          debit: 'card_clearing',
          credit: 'receivable',
        },
        now,
      )
    }
    const changed = payment.status !== before.status || payment.failure_code !== before.failure_code
    if (changed) {
      const type =
        payment.status === 'succeeded'
          ? 'payment.succeeded'
          : payment.status === 'expired'
            ? 'payment.expired'
            : 'payment.failed'
      work.emit({
        type,
        topics: bookingTopics(payment.booking_id),
        payload: { bookingId: payment.booking_id, paymentId },
      })
    }
    work.record('payment', paymentId, { from: before.status, to: payment.status })
    return { payment, justPaid }
  },
})
