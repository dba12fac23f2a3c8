import type { RefundRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { bookingTopics } from './store.ts'

/** A refund that was stuck went to the customer's bank account, outside of what we see. @throws NOT_FOUND, WRONG_STATUS */
export const noteTransfer = command({
  name: 'payments.noteTransfer',
  access: system,
  input: z.object({ refundId: z.uuid(), note: z.string().max(200) }),
  run: async (work, { refundId, note }): Promise<void> => {
    const { tx, now } = work
    const [refund] = await tx<RefundRow[]>`
      update refunds set status = 'succeeded', way = 'transfer', transfer_note = ${note}, settled_at = ${now}
      where id = ${refundId} and status = 'stuck' returning *`
    if (!refund) return refuse('WRONG_STATUS', 'This refund does not wait for another way any more.')
    const { booking_id: bookingId, currency, amount_minor: amountMinor } = refund
    const movement = { cause: `refund:${refundId}:transfer`, bookingId, currency, amountMinor }
    await book(tx, { ...movement, debit: 'receivable', credit: 'bank' }, now)
    work.record('refund', refundId, { status: 'succeeded', way: 'transfer', note })
    work.emit({
      type: 'refund.succeeded',
      topics: bookingTopics(bookingId),
      payload: { bookingId, refundId },
    })
  },
})
