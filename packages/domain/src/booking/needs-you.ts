import type { Db } from '@forecourt/db'
import { query, refuse, staffOf } from '../kernel/index.ts'
import { type NeedsYou, needsYouInput } from './contract-desk.ts'

const atOnce = 100

/** What staff of a branch have to see to: bookings without a unit in time, and what is not back, soonest first. */
export const needsYou = query({
  name: 'booking.needsYou',
  access: staffOf((input) => input.branchId),
  input: needsYouInput,
  run: async ({ sql, now }, { branchId }): Promise<NeedsYou> => {
    const [branch] = await sql<{ time_zone: string }[]>`select time_zone from branches where id = ${branchId}`
    if (!branch) return refuse('NOT_FOUND', 'There is no such branch.')
    const [conflicts, late] = await Promise.all([openConflicts(sql, branchId), lateOnes(sql, branchId, now)])
    return { timeZone: branch.time_zone, asOf: now.toISOString(), conflicts, late }
  },
})

type Person<T> = Omit<T, 'from' | 'to'> & { from: Date; to: Date }
type Conflict = NeedsYou['conflicts'][number]
type Late = NeedsYou['late'][number]

const person = (sql: Db) => sql`
  b.id as "bookingId", b.reference, b.contact_name as "contactName", u.label as "unitLabel",
  jsonb_build_object('en', c.name_en, 'fr', c.name_fr) as "className",
  b.pickup_branch_id as "pickupBranchId", b.starts_at as from, b.ends_at as to`

async function openConflicts(sql: Db, branchId: string): Promise<Conflict[]> {
  const rows = await sql<(Omit<Person<Conflict>, 'foundAt'> & { foundAt: Date })[]>`
    select ${person(sql)}, x.cause, l.id as "causeBookingId", l.reference as "causeReference", x.found_at as "foundAt"
    from booking_conflicts x
    join bookings b on b.id = x.booking_id
    join classes c on c.id = b.class_id
    join units u on u.id = b.unit_id
    left join bookings l on l.id = x.cause_booking_id
    where x.resolved_at is null and b.pickup_branch_id = ${branchId} order by b.starts_at limit ${atOnce}`
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    foundAt: row.foundAt.toISOString(),
  }))
}

async function lateOnes(sql: Db, branchId: string, now: Date): Promise<Late[]> {
  const rows = await sql<(Omit<Person<Late>, 'expectedBackAt'> & { expectedBackAt: Date | null })[]>`
    select ${person(sql)}, b.ends_at < ${now} as overdue, b.expected_back_at as "expectedBackAt",
      (select jsonb_build_object('bookingId', n.id, 'reference', n.reference,
          'from', to_char(n.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from claims k join bookings n on n.id = k.booking_id
        where k.unit_id = b.unit_id and not k.started and n.id <> b.id
          and (k.hold_expires_at is null or k.hold_expires_at > ${now})
          and n.starts_at < make_interval(mins => case b.product when 'rental' then d.turnaround_minutes else 0 end) +
            case when coalesce(b.expected_back_at, b.ends_at) > ${now} then coalesce(b.expected_back_at, b.ends_at)
              else ${now}::timestamptz + interval '15 minutes' end
        order by lower(k.during) limit 1) as threatens
    from bookings b
    join classes c on c.id = b.class_id
    join units u on u.id = b.unit_id
    join branches d on d.id = b.dropoff_branch_id
    where b.dropoff_branch_id = ${branchId} and b.status = 'active'
      and (b.ends_at < ${now} or b.expected_back_at > b.ends_at)
    order by b.ends_at limit ${atOnce}`
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    expectedBackAt: row.expectedBackAt?.toISOString() ?? null,
  }))
}
