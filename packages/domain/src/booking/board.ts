import type { Db } from '@forecourt/db'
import { query, refuse, staffOf, wallClock } from '../kernel/index.ts'
import { type Board, boardInput } from './contract.ts'
import { selectSummaries, toSummary } from './summary.ts'

/** What happens at a branch today, in its own wall-clock: who comes, who goes, who is late, and what is free now. */
export const board = query({
  name: 'booking.board',
  access: staffOf((input) => input.branchId),
  input: boardInput,
  run: async ({ sql, now }, { branchId }): Promise<Board> => {
    const [branch] = await sql<{ time_zone: string }[]>`select time_zone from branches where id = ${branchId}`
    if (!branch) return refuse('NOT_FOUND', 'There is no such branch.')
    const midnight = wallClock(now, branch.time_zone).startOfDay()
    // Somebody due late last night may still come.
    const yesterday = new Date(midnight.subtract({ days: 1 }).epochMilliseconds)
    const dayEnd = new Date(midnight.add({ days: 1 }).epochMilliseconds)
    const atOnce = sql`limit 200`
    const [arrivals, departures, parked, overdue, classes] = await Promise.all([
      selectSummaries(
        sql,
        sql`where b.pickup_branch_id = ${branchId} and b.starts_at >= ${yesterday} and b.starts_at < ${dayEnd}
          and b.status = 'confirmed' order by b.starts_at ${atOnce}`,
      ),
      selectSummaries(
        sql,
        sql`where b.dropoff_branch_id = ${branchId} and b.status = 'active' and b.ends_at >= ${now} and b.ends_at < ${dayEnd}
          order by b.ends_at ${atOnce}`,
      ),
      selectSummaries(
        sql,
        sql`where b.dropoff_branch_id = ${branchId} and b.status = 'active' and b.product = 'parking' order by b.ends_at ${atOnce}`,
      ),
      selectSummaries(
        sql,
        sql`where b.dropoff_branch_id = ${branchId} and b.status = 'active' and b.ends_at < ${now} order by b.ends_at ${atOnce}`,
      ),
      classCounts(sql, branchId, now),
    ])
    const summary = toSummary(now)
    return {
      branchId,
      timeZone: branch.time_zone,
      asOf: now.toISOString(),
      arrivals: arrivals.map(summary),
      departures: departures.map(summary),
      parked: parked.map(summary),
      overdue: overdue.map(summary),
      classes,
    }
  },
})

type CountRow = {
  class_id: string
  product: 'rental' | 'parking'
  name_en: string
  name_fr: string
  acriss: string | null
  bay_kind: string | null
  total: number
  free: number
  out: number
  unavailable: number
}

/** Units that stand here, by class: free now, out with a customer, out of service. A unit on its way is not counted. */
async function classCounts(sql: Db, branchId: string, now: Date): Promise<Board['classes']> {
  const rows = await sql<CountRow[]>`
    with here as (
      select u.class_id, u.status,
        exists (select 1 from claims k where k.unit_id = u.id and k.started) as out,
        exists (select 1 from claims k where k.unit_id = u.id and k.during @> ${now}::timestamptz
                and (k.hold_expires_at is null or k.hold_expires_at > ${now})) as claimed
      from units u where u.branch_id = ${branchId} and u.status <> 'retired'
    )
    select c.id as class_id, c.product, c.name_en, c.name_fr, c.acriss, c.bay_kind, count(*)::int as total,
      count(*) filter (where h.status = 'in_service' and not h.out and not h.claimed)::int as free,
      count(*) filter (where h.out)::int as out,
      count(*) filter (where h.status <> 'in_service')::int as unavailable
    from here h join classes c on c.id = h.class_id group by c.id order by c.product desc, c.sort, c.id`
  return rows.map((row) => ({
    classId: row.class_id,
    product: row.product,
    name: { en: row.name_en, fr: row.name_fr },
    acriss: row.acriss,
    bayKind: row.bay_kind,
    total: row.total,
    free: row.free,
    out: row.out,
    unavailable: row.unavailable,
  }))
}
