import type { Db, Row } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { BookingSummary } from './contract.ts'

type SummaryRow = BookingRow & {
  name_en: string
  name_fr: string
  acriss: string | null
  bay_kind: string | null
  unit_label: string | null
  pickup_name: string
  pickup_zone: string
  dropoff_name: string
  dropoff_zone: string
}

/** A booking is overdue when it is out and its end has passed. Derived, never stored. */
export const isOverdue = (row: Pick<BookingRow, 'status' | 'ends_at'>, now: Date): boolean =>
  row.status === 'active' && row.ends_at < now

/** Bookings with what a list shows of them. `rest` is everything after FROM and its joins; `b` is the booking. */
export function selectSummaries(sql: Db, rest: ReturnType<Db>): Promise<readonly (SummaryRow & Row)[]> {
  return sql<SummaryRow[]>`
    select b.*, c.name_en, c.name_fr, c.acriss, c.bay_kind,
      case when b.pinned or b.checked_in_at is not null then u.label end as unit_label,
      p.name as pickup_name, p.time_zone as pickup_zone, d.name as dropoff_name, d.time_zone as dropoff_zone
    from bookings b
    join classes c on c.id = b.class_id
    join units u on u.id = b.unit_id
    join branches p on p.id = b.pickup_branch_id
    join branches d on d.id = b.dropoff_branch_id
    ${rest}`
}

export const toSummary =
  (now: Date) =>
  (row: SummaryRow): BookingSummary => ({
    id: row.id,
    reference: row.reference,
    product: row.product,
    status: row.status,
    overdue: isOverdue(row, now),
    className: { en: row.name_en, fr: row.name_fr },
    classId: row.class_id,
    acriss: row.acriss,
    bayKind: row.bay_kind,
    unitLabel: row.unit_label,
    pickupBranchId: row.pickup_branch_id,
    pickupName: row.pickup_name,
    pickupTimeZone: row.pickup_zone,
    dropoffBranchId: row.dropoff_branch_id,
    dropoffName: row.dropoff_name,
    dropoffTimeZone: row.dropoff_zone,
    from: row.starts_at.toISOString(),
    to: row.ends_at.toISOString(),
    contactName: row.contact_name,
    plate: row.plate,
    currency: row.currency,
    totalMinor: row.total_minor,
    holdExpiresAt: row.status === 'pending' ? row.hold_expires_at.toISOString() : null,
  })
