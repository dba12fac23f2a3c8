import { claimCounts, type Db } from '@forecourt/db'
import { canServe } from '../booking/index.ts'
import { addMinutes } from '../kernel/index.ts'
import { placeKey, type Question, unitsAround } from './count-free.ts'

type Row = { branch_id: string; class_id: string; room: number; free: number; turnaround: number }

/**
 * The one statement that counts for all branches; not run yet. For each branch and class: how many units stand there
 * at the worst moment of the period (`room`; of a one-way, from its start on for good), and how many single units are
 * free all the time (`free`). `booking/roster.ts` counts the same from a class's plans when a hold needs to move
 * bookings; a test holds them to one another.
 *
 * Each unit is looked at by its last claim before the start, and those that begin within the period; one that is
 * overdue counts from a day from now on.
 */
export const roomCounts = (sql: Db, branchIds: readonly string[], question: Question) => {
  const { period, now, dropoff } = question
  const counts = claimCounts(sql, now)
  const turnaround = {
    parking: sql`0`,
    rental: dropoff ? sql`${dropoff.turnaround_minutes}::int` : sql`b.turnaround_minutes`,
  }[question.product]
  const end = sql`${period.to}::timestamptz + make_interval(mins => ${turnaround})`
  const returns = dropoff ? sql`b.id = ${dropoff.id}` : sql`true`
  return sql<Row[]>`
    with around as materialized (
      select b.id as branch_id, u.class_id, u.id as unit_id, ${turnaround} as turnaround, counted.since as counted_since,
        coalesce(last.is_here, u.branch_id = b.id) as is_here, coalesce(last.begun, counted.since) as begun,
        case when ${returns} then ${end} else 'infinity' end as until,
        coalesce((
          select lower(k.during) >= ${end} and k.from_branch_id = ${dropoff ? dropoff.id : sql`b.id`}
          from claims k where k.unit_id = u.id and lower(k.during) > ${period.from} and ${counts}
          order by lower(k.during) limit 1
        ), true) as stays_free
      from ${unitsAround(sql, question.product)}
      cross join lateral (
        select greatest(${period.from}::timestamptz, (
          select ${now}::timestamptz + interval '24 hours' from claims k
          where k.unit_id = u.id and k.started and upper(k.during) <= ${now} limit 1)) as since
        offset 0
      ) counted
      left join lateral (
        select lower(k.during) as begun, coalesce(upper(k.during) <= counted.since, false) and k.to_branch_id = b.id as is_here
        from claims k where k.unit_id = u.id and lower(k.during) <= counted.since and ${counts}
        order by lower(k.during) desc limit 1
      ) last on true
      where b.id = any(${[...branchIds]})
    ), changes as (
      select a.branch_id, a.class_id, c.at, c.by
      from around a
      cross join lateral (
        select k.during, k.from_branch_id, k.to_branch_id from claims k
        where k.unit_id = a.unit_id and lower(k.during) >= a.begun and lower(k.during) < a.until and ${counts}
      ) k
      cross join lateral (values (lower(k.during), k.from_branch_id, -1), (upper(k.during), k.to_branch_id, 1)) c (at, branch_id, by)
      where c.branch_id = a.branch_id and c.at > a.counted_since and c.at < a.until
      union all
      select branch_id, class_id, counted_since, 1 from around
      where is_here and counted_since > ${period.from} and counted_since < until
    ), least_change as (
      select branch_id, class_id, min(total) as total
      from (select branch_id, class_id, sum(sum(by)) over (partition by branch_id, class_id order by at) as total
            from changes group by branch_id, class_id, at) c
      group by branch_id, class_id
    )
    select a.branch_id, a.class_id, a.turnaround,
      (count(*) filter (where a.is_here and a.counted_since = ${period.from}) + least(0, coalesce(min(l.total), 0)))::int as room,
      (count(*) filter (where a.is_here and a.counted_since = ${period.from} and a.stays_free))::int as free
    from around a left join least_change l using (branch_id, class_id)
    group by a.branch_id, a.class_id, a.turnaround`
}

/**
 * How many of each class can be had at these branches for a period (`placeKey`); what has none is not in it.
 * Counting decides. Only where the count has room and yet no single unit is free all the time, chosen units and blocks
 * may stand in the way of an assignment: there the planner is asked, as the hold will ask it.
 */
export async function countRoom(
  sql: Db,
  branchIds: readonly string[],
  question: Question,
): Promise<Map<string, number>> {
  const rows = await roomCounts(sql, branchIds, question)
  const found = new Map<string, number>()
  for (const row of rows) {
    if (row.room > 0 && (row.free > 0 || (await servesAll(sql, row, question))))
      found.set(placeKey(row.branch_id, row.class_id), row.room)
  }
  return found
}

const servesAll = (sql: Db, row: Row, { period, now, dropoff }: Question): Promise<boolean> =>
  canServe(
    sql,
    {
      classId: row.class_id,
      unitId: null,
      pickupBranchId: row.branch_id,
      dropoffBranchId: dropoff?.id ?? row.branch_id,
      during: { from: period.from, to: addMinutes(period.to, row.turnaround) },
    },
    now,
  )
