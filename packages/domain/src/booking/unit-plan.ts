import { query, refuse, staff, worksAt } from '../kernel/index.ts'
import { type PlannedClaim, unitPlanInput } from './contract-desk.ts'

type Row = Omit<PlannedClaim, 'from' | 'to' | 'booking'> & {
  from: Date
  to: Date | null
  booking: PlannedClaim['booking']
}

/** What a unit is taken for now and later, in time order; for staff of the branch where it stands. @throws NOT_FOUND */
export const unitPlan = query({
  name: 'booking.unitPlan',
  access: staff,
  input: unitPlanInput,
  run: async ({ sql, now, actor }, { unitId }): Promise<PlannedClaim[]> => {
    const [unit] = await sql<{ branch_id: string }[]>`select branch_id from units where id = ${unitId}`
    if (!unit || !worksAt(actor, unit.branch_id))
      return refuse('NOT_FOUND', 'There is no such unit, or this account may not see it.')
    const rows = await sql<Row[]>`
      select k.id, k.kind, lower(k.during) as from, upper(k.during) as to, k.started, k.note,
        jsonb_build_object('id', f.id, 'name', f.name, 'timeZone', f.time_zone) as "fromBranch",
        jsonb_build_object('id', t.id, 'name', t.name, 'timeZone', t.time_zone) as "toBranch",
        case when b.id is not null then jsonb_build_object('id', b.id, 'reference', b.reference, 'status', b.status,
          'to', to_char(b.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as booking
      from claims k
      join branches f on f.id = k.from_branch_id
      join branches t on t.id = k.to_branch_id
      left join bookings b on b.id = k.booking_id
      where k.unit_id = ${unitId} and (k.hold_expires_at is null or k.hold_expires_at > ${now})
      order by lower(k.during) limit 200`
    return rows.map((row) => ({
      ...row,
      from: row.from.toISOString(),
      to: row.to?.toISOString() ?? null,
    }))
  },
})
