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
  secured: z.object({ captureBefore: z.date().nullable() }).nullable(),
  amountMinor: z.number().int(),
  currency: z.string(),
  cardBrand: z.string().nullable(),
  cardLast4: z.string().nullable(),
  failureCode: z.string().nullable(),
  card: z.object({ customerId: z.string(), paymentMethodId: z.string() }).nullable(),
})

/** What a payment came to by a call: its money arrived, or its checkout ended with a hold or a saved card alone. */
export type JustNow = 'paid' | 'secured' | null

/**
 * Brings our row up to what the provider says and books captured money, once.
 * @returns the payment, and what this call was the one to see
 */
export const recordPayment = command({
  name: 'payments.recordPayment',
  access: system,
  input: z.object({ paymentId: z.uuid(), state: providerState }),
  run: async (work, { paymentId, state }): Promise<{ payment: PaymentRow; justNow: JustNow }> => {
    const { tx, now } = work
    const [before] = await tx<PaymentRow[]>`select * from payments where id = ${paymentId} for update`
    if (!before) return refuse('NOT_FOUND', 'There is no such payment.')
    if (state.paid && (state.amountMinor !== before.amount_minor || state.currency !== before.currency)) {
      throw new Error(
        `Payment ${paymentId}: ${state.amountMinor} ${state.currency} came in, ${before.amount_minor} ${before.currency} was asked for.`,
      )
    }
    const status = statusOf(before, state)
    const [payment] = await tx<PaymentRow[]>`
      update payments set status = ${status},
        payment_intent_id = ${status === 'secured' ? null : (state.paymentIntentId ?? before.payment_intent_id)},
        card_brand = coalesce(${state.cardBrand}, card_brand), card_last4 = coalesce(${state.cardLast4}, card_last4),
        failure_code = ${state.failureCode}, paid_at = coalesce(paid_at, ${state.paid ? now : null})
      where id = ${paymentId} returning *`
    if (!payment) return refuse('NOT_FOUND', 'There is no such payment.')
    const justNow = payment.status === before.status ? null : (outcomes[payment.status] ?? null)
    if (justNow && state.card) {
      const shown = { brand: payment.card_brand, last4: payment.card_last4 }
      await saveCard(tx, payment.booking_id, { ...state.card, ...shown }, now)
    }
    if (justNow === 'paid') {
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
      work.emit({
        type: eventOf[payment.status],
        topics: bookingTopics(payment.booking_id),
        payload: { bookingId: payment.booking_id, paymentId },
      })
    }
    work.record('payment', paymentId, { from: before.status, to: payment.status })
    return { payment, justNow }
  },
})

type Status = PaymentRow['status']

const outcomes: Partial<Record<Status, JustNow>> = { succeeded: 'paid', secured: 'secured' }

const eventOf = {
  created: 'payment.failed',
  open: 'payment.failed',
  secured: 'payment.secured',
  succeeded: 'payment.succeeded',
  expired: 'payment.expired',
} as const satisfies Record<Status, string>

/** What was paid or secured stays so; what becomes of a hold, its authorisation tells, which has the intent. */
function statusOf(before: PaymentRow, state: z.output<typeof providerState>): Status {
  if (before.status === 'succeeded' || before.status === 'secured') return before.status
  if (state.paid) return 'succeeded'
  if (state.secured) return 'secured'
  return state.sessionStatus === 'expired' ? 'expired' : before.status
}
