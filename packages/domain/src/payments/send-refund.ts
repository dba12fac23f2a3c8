import type { RefundRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { addMinutes, asSystem, command, flow, refuse, system } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { bookingTopics, canBeSent } from './store.ts'

/** So long a worker has to send a refund, in minutes; then another one may. */
const inHandMinutes = 1

/**
 * Sends a refund to the provider and books it, if it can be sent now and nobody else is sending it. Safe to repeat and
 * to break off anywhere: the refund's id is the idempotency key.
 */
export const sendRefund = flow({
  name: 'payments.sendRefund',
  access: system,
  input: z.object({ refundId: z.uuid() }),
  run: async (call, { refundId }): Promise<void> => {
    const caller = asSystem(call, 'payments.sendRefund')
    const refund = await takeRefund(caller, { refundId })
    if (!refund) return
    const result = await call.runtime.gateway.refund(refund)
    if (result.status !== 'pending')
      await recordRefund(caller, { refundId, stripeRefundId: result.id, status: result.status })
  },
})

const takeRefund = command({
  name: 'payments.takeRefund',
  access: system,
  audited: false,
  input: z.object({ refundId: z.uuid() }),
  run: async ({ tx, now }, { refundId }) => {
    const [row] = await tx<{ paymentIntentId: string; amountMinor: number; reason: string }[]>`
      update refunds r set in_hand_until = ${addMinutes(now, inHandMinutes)} from payments p
      where r.id = ${refundId} and p.id = r.payment_id and ${canBeSent(tx)}
        and (r.in_hand_until is null or r.in_hand_until <= ${now})
      returning p.payment_intent_id as "paymentIntentId", r.amount_minor as "amountMinor", r.reason`
    return row ? { refundId, ...row } : null
  },
})

/** The provider has settled a refund. */
export const recordRefund = command({
  name: 'payments.recordRefund',
  access: system,
  input: z.object({
    refundId: z.uuid(),
    stripeRefundId: z.string(),
    status: z.enum(['succeeded', 'failed']),
  }),
  run: async (work, input): Promise<RefundRow> => {
    const { tx, now } = work
    const [settled] = await tx<RefundRow[]>`
      update refunds set status = ${input.status}, stripe_refund_id = ${input.stripeRefundId}, settled_at = ${now}
      where id = ${input.refundId} and status = 'requested' returning *`
    const [refund] = settled
      ? [settled]
      : await tx<RefundRow[]>`select * from refunds where id = ${input.refundId}`
    if (!refund) return refuse('NOT_FOUND', 'There is no such refund.')
    if (!settled) return refund
    const { booking_id: bookingId, currency, amount_minor: amountMinor } = refund
    if (refund.status === 'succeeded') {
      await book(
        tx,
        {
          cause: `refund:${refund.id}`,
          bookingId,
          currency,
          amountMinor,
          debit: 'receivable',
          credit: 'card_clearing',
        },
        now,
      )
    }
    work.record('refund', refund.id, { status: refund.status })
    work.emit({
      type: refund.status === 'succeeded' ? 'refund.succeeded' : 'refund.failed',
      topics: bookingTopics(bookingId),
      payload: { bookingId, refundId: refund.id },
    })
    return refund
  },
})
