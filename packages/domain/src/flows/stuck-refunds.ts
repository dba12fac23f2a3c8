import type { Db, Fragment } from '@forecourt/db'
import type { RefundRow } from '@forecourt/db/schema/payments'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { asSystem, command, manager, query, refuse, staffOf } from '../kernel/index.ts'
import { noteTransferInput, refundsStuckInput, type StuckRefund } from '../payments/contract.ts'
import { noteTransfer } from '../payments/index.ts'

/** Refunds that the customers' banks sent back, of bookings `b` that fit a condition; the oldest first. */
export async function stuckRefunds(sql: Db, condition: Fragment): Promise<StuckRefund[]> {
  const rows = await sql<(Omit<StuckRefund, 'since'> & { since: Date })[]>`
    select r.id, b.id as "bookingId", b.reference, b.contact_name as "contactName", r.amount_minor as "amountMinor",
      r.currency, p.card_brand as "cardBrand", p.card_last4 as "cardLast4", r.failure_code as "failureCode",
      r.settled_at as since
    from refunds r join payments p on p.id = r.payment_id join bookings b on b.id = r.booking_id
    where r.status = 'stuck' and ${condition} order by r.settled_at, r.id limit 100`
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

/** Those of a branch, for its staff: they hand the money over at a till, or transfer it. */
export const refundsStuck = query({
  name: 'refund.stuck',
  access: staffOf((input) => input.branchId),
  input: refundsStuckInput,
  run: ({ sql }, { branchId }): Promise<StuckRefund[]> =>
    stuckRefunds(sql, sql`${branchId} in (b.pickup_branch_id, b.dropoff_branch_id)`),
})

/** Who runs a branch notes that the money went to the customer's bank account. @throws NOT_FOUND, FORBIDDEN, WRONG_STATUS */
export const noteRefundTransfer = command({
  name: 'refund.noteTransfer',
  access: manager,
  input: noteTransferInput,
  run: async (work, input): Promise<void> => {
    const { tx, actor } = work
    const [refund] = await tx<Pick<RefundRow, 'booking_id'>[]>`
      select booking_id from refunds where id = ${input.refundId}`
    if (!refund) return refuse('NOT_FOUND', 'There is no such refund.')
    await mustWorkOn(tx, actor, await findBooking(tx, refund.booking_id))
    await noteTransfer(asSystem(work, 'refund.noteTransfer'), input)
  },
})
