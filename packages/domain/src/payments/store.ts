import type { Db, Fragment } from '@forecourt/db'
import type { PaymentRow } from '@forecourt/db/schema/payments'

export async function findPayment(sql: Db, id: string): Promise<PaymentRow | undefined> {
  const [row] = await sql<PaymentRow[]>`select * from payments where id = ${id}`
  return row
}

/**
 * True for a refund `r` of a payment `p` that can be sent now: what was paid in cash waits for the customer at a till,
 * what is in dispute for a good outcome.
 */
export const canBeSent = (sql: Db): Fragment => sql`
  (r.status = 'requested' and p.method = 'card'
    and not exists (select from disputes d where d.payment_id = p.id and d.status not in ('won', 'closed')))`

/** What of a payment `p` its cardholder got from the bank for good: it cannot go back once more. */
export const lostOf = (sql: Db): Fragment => sql`
  (select coalesce(sum(withdrawn_minor - returned_minor), 0)::bigint from disputes where payment_id = p.id and status = 'lost')`

/** Whether a refund is not sent by the provider but given back by staff: in cash, or by a transfer of their own. */
export async function isGivenByStaff(sql: Db, refundId: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from refunds r join payments p on p.id = r.payment_id
    where r.id = ${refundId} and (p.method = 'cash' or r.way <> 'payment')`
  return row !== undefined
}

export async function paymentOfSession(sql: Db, sessionId: string): Promise<PaymentRow | undefined> {
  const [row] = await sql<PaymentRow[]>`select * from payments where checkout_session_id = ${sessionId}`
  return row
}

/** Who follows a booking hears of its money too. */
export const bookingTopics = (bookingId: string): string[] => [`booking:${bookingId}`]

/**
 * What was paid for a booking and what went back, the latter counted as soon as it is on its way. `netMinor` is what
 * we have of it; `payment` is the latest, whose card a refund goes to first.
 */
export type Balance = {
  paidMinor: number
  refundedMinor: number
  netMinor: number
  payment: PaymentRow | null
}

export async function balanceOf(sql: Db, bookingId: string): Promise<Balance> {
  const payments = await sql<PaymentRow[]>`
    select * from payments where booking_id = ${bookingId} and status = 'succeeded'
    order by paid_at desc, id desc`
  const [refunds] = await sql<{ total: number }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as total from refunds where booking_id = ${bookingId} and status <> 'failed'`
  const paidMinor = payments.reduce((sum, payment) => sum + payment.amount_minor, 0)
  const refundedMinor = refunds?.total ?? 0
  return {
    paidMinor,
    refundedMinor,
    netMinor: paidMinor - refundedMinor,
    payment: payments[0] ?? null,
  }
}
