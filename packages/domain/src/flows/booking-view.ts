import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { ClassRow } from '@forecourt/db/schema/fleet'
import type { Booking } from '../booking/contract.ts'
import { isOverdue } from '../booking/index.ts'
import { toClass } from '../fleet/index.ts'
import { type Actor, isStaff, refuse, taxWithin, wallClockBefore } from '../kernel/index.ts'
import type { LineItem } from '../pricing/contract.ts'

type ViewRow = BookingRow & {
  class: ClassRow
  unit: {
    id: string
    label: string
    plate: string | null
    make: string | null
    model: string | null
    level: string | null
  }
  pickup: Booking['pickup'] & { freeCancellationMinutes: number; taxBasisPoints: number }
  dropoff: Booking['dropoff']
  lines: LineItem[]
  deposit_minor: number
  paid: {
    minor: number
    brand: string | null
    last4: string | null
    open: boolean
    failure: string | null
  } | null
  refunds: { minor: number; waiting: boolean } | null
  granted_minor: number
  conflict: Booking['conflict']
  quoted_extras: Booking['extras']
  bill: Booking['bill']
  charges: Booking['charges'] | null
  deposit: Booking['deposit']
  promised: { minor: number; held: boolean; from: string | null } | null
  pays_at: Booking['paysAt']
  invoiced_minor: number
  pending: Booking['pendingChange']
  changes: Booking['changes'] | null
}

/**
 * A booking with all that a screen shows of it: a read across contexts, in one statement.
 * Which unit stands behind it is told to staff at once, to others when they chose it or have it.
 * @throws NOT_FOUND
 */
export async function viewBooking(sql: Db, id: string, now: Date, actor: Actor): Promise<Booking> {
  const [row] = await sql<ViewRow[]>`
    select b.*, to_jsonb(c) as class, case q.rate_option when 'flexible' then r.flexible_payment else 'booking' end as pays_at,
      (select coalesce(sum(case kind when 'invoice' then total_minor else -total_minor end), 0)::bigint
        from documents where booking_id = b.id and kind <> 'receipt') as invoiced_minor, q.lines, q.deposit_minor, q.extras as quoted_extras,
      (select jsonb_build_object('lines', lines, 'totalMinor', total_minor) from booking_bills where booking_id = b.id) as bill,
      (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'note', note, 'amountMinor', amount_minor, 'at', ${iso(sql, 'created_at')})
        order by created_at, id) from booking_charges where booking_id = b.id) as charges,
      (select jsonb_build_object('status', status, 'amountMinor', amount_minor, 'capturedMinor', captured_minor, 'failureCode', failure_code)
        from authorisations where booking_id = b.id and kind = 'deposit') as deposit,
      (select jsonb_build_object('minor', amount_minor, 'held', status = 'held', 'from', ${iso(sql, 'next_try_at')}) from authorisations
        where booking_id = b.id and kind = 'price' and status in ('requested', 'held') and failure_code is null) as promised,
      ${pendingOf(sql, now)} as pending, ${changesOf(sql)} as changes,
      jsonb_build_object('id', u.id, 'label', u.label, 'plate', u.plate, 'make', u.make, 'model', u.model, 'level', u.level) as unit,
      jsonb_build_object('id', p.id, 'name', p.name, 'address', p.address || ', ' || p.postcode || ' ' || p.city, 'timeZone', p.time_zone,
        'country', p.country, 'lat', p.latitude, 'lng', p.longitude, 'phone', p.phone,
        'freeCancellationMinutes', p.free_cancellation_minutes, 'taxBasisPoints', p.tax_basis_points) as pickup,
      jsonb_build_object('id', d.id, 'name', d.name, 'address', d.address || ', ' || d.postcode || ' ' || d.city,
        'timeZone', d.time_zone, 'country', d.country) as dropoff,
      (select jsonb_build_object('minor', coalesce(sum(amount_minor) filter (where status = 'succeeded'), 0), 'brand', (array_agg(card_brand order by paid_at desc nulls last))[1],
        'last4', (array_agg(card_last4 order by paid_at desc nulls last))[1], 'open', bool_or(status in ('created', 'open')),
        'failure', (array_agg(failure_code order by created_at desc))[1])
        from payments where booking_id = b.id having count(*) > 0) as paid,
      (select jsonb_build_object('minor', sum(amount_minor), 'waiting', bool_or(status in ('requested', 'stuck')))
        from refunds where booking_id = b.id and status <> 'failed' having count(*) > 0) as refunds,
      (select coalesce(sum(amount_minor), 0)::bigint from goodwill_refunds where booking_id = b.id and status = 'granted') as granted_minor,
      (select jsonb_build_object('cause', x.cause, 'causeBookingId', l.id, 'causeReference', l.reference, 'foundAt', x.found_at)
        from booking_conflicts x left join bookings l on l.id = x.cause_booking_id
        where x.booking_id = b.id and x.resolved_at is null) as conflict
    from bookings b
    join quotes q on q.id = b.quote_id
    join rate_plans r on r.id = q.rate_plan_id
    join classes c on c.id = b.class_id
    join units u on u.id = b.unit_id
    join branches p on p.id = b.pickup_branch_id
    join branches d on d.id = b.dropoff_branch_id
    where b.id = ${id}`
  if (!row) return refuse('NOT_FOUND', 'There is no such booking, or this account may not see it.')
  return toBooking(row, now, isStaff(actor))
}

/** The change that a booking waits with, while there is time to pay for it. */
const pendingOf = (sql: Db, now: Date) => sql`(
  select jsonb_build_object('id', w.id, 'kind', w.kind, 'from', ${iso(sql, 'n.starts_at')}, 'to', ${iso(sql, 'n.ends_at')},
    'className', jsonb_build_object('en', nc.name_en, 'fr', nc.name_fr), 'pickupName', np.name, 'dropoffName', nd.name,
    'totalMinor', n.total_minor, 'dueMinor', w.due_minor, 'expiresAt', ${iso(sql, 'w.expires_at')},
    'failureCode', (select failure_code from payments where cause = 'change:' || w.id))
  from booking_changes w join quotes n on n.id = w.quote_id join classes nc on nc.id = n.class_id
  join branches np on np.id = n.pickup_branch_id join branches nd on nd.id = n.dropoff_branch_id
  where w.booking_id = b.id and w.status = 'pending' and w.expires_at > ${now})`

const changesOf = (sql: Db) => sql`(
  select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'status', m.status, 'at', ${iso(sql, 'm.closed_at')},
    'from', ${iso(sql, 'n.starts_at')}, 'to', ${iso(sql, 'n.ends_at')}, 'differenceMinor', n.total_minor - o.total_minor)
    order by m.closed_at, m.id)
  from booking_changes m join quotes n on n.id = m.quote_id join quotes o on o.id = m.from_quote_id
  where m.booking_id = b.id and m.status in ('applied', 'refused'))`

/** An instant as the API writes it. */
const iso = (sql: Db, column: string) =>
  sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What is still owed and the card does not stand for; once a booking is called off, nothing is. */
function dueMinor(row: ViewRow): number {
  if (!['pending', 'confirmed', 'active', 'completed'].includes(row.status)) return 0
  const net = (row.paid?.minor ?? 0) - (row.refunds?.minor ?? 0)
  const charged = (row.charges ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const promised = row.status === 'pending' ? 0 : (row.promised?.minor ?? 0)
  const price = (row.bill?.totalMinor ?? row.total_minor) + charged - row.granted_minor
  return Math.max(0, price - net - promised)
}

function toBooking(row: ViewRow, now: Date, forStaff: boolean): Booking {
  const { freeCancellationMinutes, taxBasisPoints, ...pickup } = row.pickup
  const freeUntil = wallClockBefore(
    row.terms_starts_at ?? row.starts_at,
    freeCancellationMinutes,
    pickup.timeZone,
  )
  return {
    id: row.id,
    reference: row.reference,
    product: row.product,
    status: row.status,
    overdue: isOverdue(row, now),
    class: toClass(row.class),
    unit: forStaff || row.pinned || row.checked_in_at ? row.unit : null,
    pickup,
    dropoff: row.dropoff,
    from: row.starts_at.toISOString(),
    to: row.ends_at.toISOString(),
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    plate: row.plate,
    expectedBackAt: row.expected_back_at?.toISOString() ?? null,
    conflict:
      forStaff && row.conflict
        ? { ...row.conflict, foundAt: new Date(row.conflict.foundAt).toISOString() }
        : null,
    driverAge: row.driver_age,
    flightNumber: row.flight_number,
    extras: row.quoted_extras,
    currency: row.currency,
    totalMinor: row.total_minor,
    taxMinor: taxWithin(row.total_minor, taxBasisPoints),
    depositMinor: row.deposit_minor,
    lines: row.lines,
    bill: row.bill,
    charges: row.charges ?? [],
    deposit: row.deposit,
    dueMinor: dueMinor(row),
    keptMinor: row.status === 'cancelled' || row.status === 'no_show' ? row.invoiced_minor : 0,
    paysAt: row.pays_at,
    pendingChange: row.pending,
    changes: row.changes ?? [],
    holdExpiresAt: row.status === 'pending' ? row.hold_expires_at.toISOString() : null,
    freeCancellationUntil: freeUntil.toISOString(),
    payment: toPaymentState(row),
    createdAt: row.created_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    checkedInAt: row.checked_in_at?.toISOString() ?? null,
    checkedOutAt: row.checked_out_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    closeReason: row.close_reason,
    version: row.version,
  }
}

function toPaymentState({ paid, refunds, promised }: ViewRow): Booking['payment'] {
  const paidMinor = paid?.minor ?? 0
  const refundedMinor = refunds?.minor ?? 0
  const shared = {
    paidMinor,
    refundedMinor,
    promisedMinor: promised?.minor ?? 0,
    heldFrom: promised && !promised.held ? promised.from : null,
    cardBrand: paid?.brand ?? null,
    cardLast4: paid?.last4 ?? null,
    failureCode: paid?.failure ?? null,
  }
  if (paidMinor === 0 && promised) return { status: promised.held ? 'authorised' : 'card_saved', ...shared }
  if (paidMinor === 0) return { status: paid?.open ? 'open' : 'none', ...shared }
  if (refundedMinor === 0) return { status: 'paid', ...shared }
  if (refunds?.waiting) return { status: 'refunding', ...shared }
  return { status: refundedMinor === paidMinor ? 'refunded' : 'partly_refunded', ...shared }
}
