import type { Db, Fragment } from '@forecourt/db'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { query, staff, staffOf } from '../kernel/index.ts'
import { type Dispute, disputesOfBookingInput, disputesToSeeToInput } from '../payments/contract.ts'

type Row = Omit<Dispute, 'evidenceDueAt' | 'openedAt' | 'closedAt'> & {
  evidenceDueAt: Date | null
  openedAt: Date
  closedAt: Date | null
}

/** Disputes `d` of bookings `b` that fit a condition, those with the nearest deadline first. */
async function selectDisputes(sql: Db, condition: Fragment): Promise<Dispute[]> {
  const rows = await sql<Row[]>`
    select d.id, d.stripe_dispute_id as "providerId", b.id as "bookingId", b.reference, b.contact_name as "contactName",
      d.status, d.reason, d.amount_minor as "amountMinor", d.currency, d.evidence_due_at as "evidenceDueAt",
      case when d.closed_at is null then d.withdrawn_minor - d.returned_minor else 0 end as "heldMinor",
      d.opened_at as "openedAt", d.closed_at as "closedAt"
    from disputes d join bookings b on b.id = d.booking_id where ${condition}
    order by d.closed_at is not null, d.evidence_due_at, d.id limit 100`
  return rows.map((row) => ({
    ...row,
    evidenceDueAt: row.evidenceDueAt?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }))
}

/** What was disputed of a booking, for staff of its branches. @throws NOT_FOUND, FORBIDDEN */
export const disputesOfBooking = query({
  name: 'dispute.ofBooking',
  access: staff,
  input: disputesOfBookingInput,
  run: async ({ sql, actor }, { bookingId }): Promise<Dispute[]> => {
    await mustWorkOn(sql, actor, await findBooking(sql, bookingId))
    return selectDisputes(sql, sql`d.booking_id = ${bookingId}`)
  },
})

/** The disputes of a branch that wait for evidence; who has answered can only wait. */
export const disputesToSeeTo = query({
  name: 'dispute.toSeeTo',
  access: staffOf((input) => input.branchId),
  input: disputesToSeeToInput,
  run: ({ sql }, { branchId }): Promise<Dispute[]> =>
    selectDisputes(
      sql,
      sql`d.status = 'needs_response' and ${branchId} in (b.pickup_branch_id, b.dropoff_branch_id)`,
    ),
})
