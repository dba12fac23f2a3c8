import type { Db } from '@forecourt/db'
import { type Period, toRange } from '../kernel/index.ts'

/** Claims that count: not holds that have run out, whether or not anybody has cleared them away. */
const counts = (sql: Db, now: Date) => sql`(hold_expires_at is null or hold_expires_at > ${now})`

/**
 * What is left of each extra that a branch has a stock of, at the busiest moment of a period.
 * @param except a booking whose own claims do not count, as it is about to claim anew
 */
export async function leftAt(
  sql: Db,
  branchId: string,
  period: Period,
  now: Date,
  except: string | null = null,
): Promise<Map<string, number>> {
  const rows = await sql<{ id: string; left: number }[]>`
    with live as (
      select extra_id, quantity, during from extra_claims
      where branch_id = ${branchId} and during && ${toRange(period)}::tstzrange and ${counts(sql, now)}
        and booking_id is distinct from ${except}
    ), moments as (
      select distinct extra_id, greatest(lower(during), ${period.from}) as at from live
    ), used as (
      select m.extra_id, sum(l.quantity)::int as pieces
      from moments m join live l on l.extra_id = m.extra_id and l.during @> m.at group by m.extra_id, m.at
    )
    select s.extra_id as id, greatest(0, s.quantity - coalesce(max(u.pieces), 0))::int as left
    from extra_stock s left join used u using (extra_id)
    where s.branch_id = ${branchId} and s.quantity is not null group by s.extra_id, s.quantity`
  return new Map(rows.map(({ id, left }) => [id, left]))
}

/** When more pieces than a number are claimed, from now on: each stretch of time, with the most that it needs. */
export type Shortage = { from: Date; to: Date; pieces: number }

/** The stretches of time in which a stock of so many would not do for what is claimed already, the next first. */
export async function shortagesOf(
  sql: Db,
  { branchId, extraId, quantity }: { branchId: string; extraId: string; quantity: number },
  now: Date,
): Promise<Shortage[]> {
  const short = await sql<Shortage[]>`
    with live as (
      select quantity, during from extra_claims
      where branch_id = ${branchId} and extra_id = ${extraId} and upper(during) > ${now} and ${counts(sql, now)}
    ), points as (
      select greatest(lower(during), ${now}) as at from live union select upper(during) from live
    ), spans as (select at, lead(at) over (order by at) as until from points)
    select s.at as "from", s.until as "to", sum(l.quantity)::int as pieces
    from spans s join live l on l.during @> s.at where s.until is not null
    group by s.at, s.until having sum(l.quantity) > ${quantity} order by s.at`
  const merged: Shortage[] = []
  for (const next of short) {
    const last = merged.at(-1)
    if (last?.to.getTime() === next.from.getTime()) {
      last.to = next.to
      last.pieces = Math.max(last.pieces, next.pieces)
    } else merged.push({ ...next })
  }
  return merged
}
