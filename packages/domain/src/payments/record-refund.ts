import type { RefundRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { addMinutes, asSystem, command, flow, refuse, system, type Work } from '../kernel/index.ts'
import { book } from './ledger.ts'
import { bookingTopics } from './store.ts'

/** How often we ask for a refund over which the bank takes its time, in minutes; an event comes sooner. */
const askAgainMinutes = 60

const outcome = z.object({
  refundId: z.uuid(),
  stripeRefundId: z.string(),
  status: z.enum(['succeeded', 'pending', 'failed']),
  failureCode: z.string().nullable(),
})
type Outcome = z.output<typeof outcome>

/**
 * What the provider says of a refund. One that fails, be it days after it succeeded, is still owed: it is stuck until
 * staff give the money back another way.
 * Source: https://docs.stripe.com/refunds#failed-refunds
 */
export const recordRefund = command({
  name: 'payments.recordRefund',
  access: system,
  input: outcome,
  run: async (work, input): Promise<void> => {
    const [refund] = await work.tx<RefundRow[]>`select * from refunds where id = ${input.refundId} for update`
    if (!refund) return refuse('NOT_FOUND', 'There is no such refund.')
    // What staff gave back otherwise, or a bank did, is settled whatever becomes of this way.
    if (refund.way !== 'payment' || refund.status === 'failed' || refund.status === 'stuck') return
    if (input.status === 'failed') await getStuck(work, refund, input)
    else if (refund.status === 'requested') await carryOn(work, refund, input)
  },
})

async function carryOn(work: Work, refund: RefundRow, { status, stripeRefundId }: Outcome): Promise<void> {
  const { tx, now } = work
  if (status === 'pending') {
    await tx`
      update refunds set stripe_refund_id = ${stripeRefundId}, in_hand_until = ${addMinutes(now, askAgainMinutes)}
      where id = ${refund.id}`
    return
  }
  await tx`
    update refunds set status = 'succeeded', stripe_refund_id = ${stripeRefundId}, settled_at = ${now}
    where id = ${refund.id}`
  const { id, booking_id: bookingId, currency, amount_minor: amountMinor } = refund
  const movement = { cause: `refund:${id}`, bookingId, currency, amountMinor }
  await book(tx, { ...movement, debit: 'receivable', credit: 'card_clearing' }, now)
  tell(work, refund, 'succeeded')
}

async function getStuck(work: Work, refund: RefundRow, by: Outcome): Promise<void> {
  const { tx, now } = work
  await tx`
    update refunds set status = 'stuck', stripe_refund_id = ${by.stripeRefundId}, failure_code = ${by.failureCode},
      settled_at = ${now}
    where id = ${refund.id}`
  const { id, booking_id: bookingId, currency, amount_minor: amountMinor } = refund
  if (refund.status === 'succeeded') {
    const movement = { cause: `refund:${id}:sent_back`, bookingId, currency, amountMinor }
    await book(tx, { ...movement, debit: 'card_clearing', credit: 'receivable' }, now)
  }
  tell(work, refund, 'stuck')
}

function tell(work: Work, { id, booking_id: bookingId }: RefundRow, status: 'succeeded' | 'stuck'): void {
  work.record('refund', id, { status })
  work.emit({
    type: `refund.${status}`,
    topics: bookingTopics(bookingId),
    payload: { bookingId, refundId: id },
  })
}

/** The provider told that something became of a refund; one that was not made by us is none of ours. */
export const followRefund = flow({
  name: 'payments.followRefund',
  access: system,
  input: z.object({ stripeRefundId: z.string() }),
  run: async (call, { stripeRefundId }): Promise<void> => {
    const { refundId, ...is } = await call.runtime.gateway.fetchRefund(stripeRefundId)
    if (refundId === null) return
    await recordRefund(asSystem(call, 'payments.followRefund'), { ...is, refundId, stripeRefundId })
  },
})
