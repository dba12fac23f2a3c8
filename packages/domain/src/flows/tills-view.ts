import type { Db, Fragment } from '@forecourt/db'
import type { TillSessionRow } from '@forecourt/db/schema/payments'
import type { CashRefund, TillSession } from '../payments/contract.ts'

type Row = TillSessionRow & { opened_name: string | null; closed_name: string | null }

/** Sessions of tills with who opened and closed them. */
export async function selectTills(sql: Db, where: Fragment): Promise<TillSession[]> {
  const rows = await sql<Row[]>`
    select s.*, o.name as opened_name, c.name as closed_name
    from till_sessions s left join users o on o.id = s.opened_by left join users c on c.id = s.closed_by ${where}`
  return rows.map((row) => ({
    id: row.id,
    branchId: row.branch_id,
    drawer: row.drawer,
    currency: row.currency,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_name,
    balanceMinor: row.balance_minor,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_name,
    expectedMinor: row.expected_minor,
    countedMinor: row.counted_minor,
    note: row.note,
  }))
}

/** Refunds of cash, and such that the bank sent back, that wait to be handed over, of bookings `b` that fit a condition; oldest first. */
export async function cashRefunds(sql: Db, condition: Fragment): Promise<CashRefund[]> {
  const rows = await sql<(Omit<CashRefund, 'requestedAt'> & { requestedAt: Date })[]>`
    select r.id, b.id as "bookingId", b.reference, b.contact_name as "contactName", r.amount_minor as "amountMinor",
      r.currency, r.created_at as "requestedAt", r.status = 'stuck' as stuck
    from refunds r join payments p on p.id = r.payment_id join bookings b on b.id = r.booking_id
    where (r.status = 'stuck' or (r.status = 'requested' and p.method = 'cash')) and ${condition}
    order by r.created_at limit 100`
  return rows.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() }))
}
