import type { RefundRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { asSystem, command, flow, query, refuse, system } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { bookingTopics, canBeSent } from './store.ts'

/**
 * Sends a refund to the provider and books it, if it can be sent now. Safe to repeat: the refund's id is the
 * idempotency key.
 */
export const sendRefund = flow({
  name: 'payments.sendRefund',
  access: system,
  input: z.object({ refundId: z.uuid() }),
  run: async (call, { refundId }): Promise<void> => {
    const refund = await refundToSend(call, { refundId })
    if (!refund) return
    const caller = asSystem(call, 'payments.sendRefund')
    const result = await call.runtime.gateway.refund(refund)
    if (result.status !== 'pending')
      await recordRefund(caller, { refundId, stripeRefundId: result.id, status: result.status })
  },
})

const refundToSend = query({
  name: 'payments.refundToSend',
  access: system,
  input: z.object({ refundId: z.uuid() }),
  run: async ({ sql }, { refundId }) => {
    const [row] = await sql<{ paymentIntentId: string; amountMinor: number; reason: string }[]>`
      select p.payment_intent_id as "paymentIntentId", r.amount_minor as "amountMinor", r.reason
      from refunds r join payments p on p.id = r.payment_id
      where r.id = ${refundId} and ${canBeSent(sql)}`
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
