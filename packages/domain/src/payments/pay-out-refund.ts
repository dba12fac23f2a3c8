import type { PaymentRow, RefundRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { bookingTopics } from './store.ts'
import { lockTill, move } from './till.ts'

/**
 * A refund of cash, or one that the customer's bank sent back, is handed over, once.
 * @throws NOT_FOUND, WRONG_STATUS, WRONG_BRANCH, TILL_CLOSED, TILL_SHORT
 */
export const payOutRefund = command({
  name: 'payments.payOutRefund',
  access: system,
  input: z.object({ refundId: z.uuid(), sessionId: z.uuid() }),
  run: async (work, { refundId, sessionId }): Promise<void> => {
    const { tx, now } = work
    const [refund] = await tx<(RefundRow & Pick<PaymentRow, 'method'>)[]>`
      select r.*, p.method from refunds r join payments p on p.id = r.payment_id where r.id = ${refundId} for update of r`
    if (!refund) return refuse('NOT_FOUND', 'There is no such refund.')
    const stuck = refund.status === 'stuck'
    if (!stuck && refund.status !== 'requested')
      refuse('WRONG_STATUS', 'This refund has been paid out already.')
    if (!stuck && refund.method !== 'cash')
      refuse('WRONG_STATUS', 'This was paid by card and goes back to the card.')
    const { booking_id: bookingId, currency } = refund
    const till = await lockTill(tx, sessionId)
    if (till.currency !== currency)
      refuse('WRONG_BRANCH', `This till holds ${till.currency}, the refund is in ${currency}.`)
    await move(work, till, {
      kind: 'refund',
      amountMinor: -refund.amount_minor,
      against: 'receivable',
      bookingId,
      cause: stuck ? `refund:${refundId}:till` : `refund:${refundId}`,
    })
    await tx`
      update refunds set status = 'succeeded', way = ${stuck ? 'till' : 'payment'}, settled_at = ${now}
      where id = ${refundId}`
    work.record('refund', refundId, { status: 'succeeded', amountMinor: refund.amount_minor })
    work.emit({
      type: 'refund.succeeded',
      topics: bookingTopics(bookingId),
      payload: { bookingId, refundId },
    })
  },
})
