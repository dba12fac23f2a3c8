import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { bookingTopics, findPayment } from './store.ts'

/**
 * Writes down that money goes back; a worker sends it. One refund per cause, never more in all than was paid.
 * The payment's row is locked, so that two refunds cannot both find room.
 */
export const requestRefund = command({
  name: 'payments.requestRefund',
  access: system,
  input: z.object({
    paymentId: z.uuid(),
    cause: z.string(),
    amountMinor: z.number().int().positive(),
    reason: z.string(),
  }),
  run: async (work, input): Promise<{ refundId: string | null }> => {
    const { tx, now } = work
    await tx`select 1 from payments where id = ${input.paymentId} for update`
    const payment = await findPayment(tx, input.paymentId)
    if (payment?.status !== 'succeeded')
      return refuse('WRONG_STATUS', 'Only a payment that succeeded can be refunded.')
    const id = uuid()
    const created = await tx`
      insert into refunds (id, payment_id, booking_id, cause, status, amount_minor, currency, reason, created_at)
      select ${id}, ${payment.id}, ${payment.booking_id}, ${input.cause}, 'requested', ${input.amountMinor}, ${payment.currency}, ${input.reason}, ${now}
      where ${payment.amount_minor}::bigint >= ${input.amountMinor}::bigint +
        (select coalesce(sum(amount_minor), 0) from refunds where payment_id = ${payment.id} and status <> 'failed' and cause <> ${input.cause})
      on conflict (cause) do nothing returning 1`
    if (created.count === 0) return { refundId: null }
    work.record('refund', id, { paymentId: payment.id, amountMinor: input.amountMinor, reason: input.reason })
    work.emit({
      type: 'refund.requested',
      topics: bookingTopics(payment.booking_id),
      payload: { bookingId: payment.booking_id, refundId: id },
    })
    return { refundId: id }
  },
})
