import { type Db, type Fragment, unitIsFree } from '@forecourt/db'
import type { Product } from '../fleet/contract.ts'
import type { Period } from '../kernel/index.ts'

export type Question = {
  product: Product
  period: Period
  now: Date
  /** Null: back to where it was picked up. */
  dropoff: { id: string; turnaround_minutes: number } | null
}

/**
 * Units of these branches, or on their way to them, in service: `s.stop` is the branch, `u` the unit, `b` the branch's
 * row. A unit that passes through two of them is there twice.
 */
export const unitsAround = (sql: Db, branchIds: readonly string[], product: Product): Fragment => sql`(
    select id, branch_id as stop from units
    where branch_id = any(${[...branchIds]}) and status = 'in_service' and product = ${product}
    union
    select unit_id, to_branch_id from claims
    where to_branch_id = any(${[...branchIds]}) and from_branch_id <> to_branch_id
  ) s
  join units u on u.id = s.id and u.status = 'in_service' and u.product = ${product}
  join branches b on b.id = s.stop`

/** True for a unit of `unitsAround` that is free at its stop for the whole period, as the hold will see it. */
export function isFreeThere(sql: Db, { product, period, now, dropoff }: Question): Fragment {
  const turnaround = {
    parking: sql`0`,
    rental: dropoff ? sql`${dropoff.turnaround_minutes}::int` : sql`b.turnaround_minutes`,
  }
  return unitIsFree(sql, {
    pickup: sql`s.stop`,
    dropoff: dropoff ? dropoff.id : sql`s.stop`,
    during: sql`tstzrange(${period.from}, ${period.to}::timestamptz + make_interval(mins => ${turnaround[product]}))`,
    now,
  })
}

/** Free units by branch and class, in one statement for all branches; what has none is not in it. */
export async function countFree(
  sql: Db,
  branchIds: readonly string[],
  question: Question,
): Promise<Map<string, number>> {
  const rows = await sql<{ branch_id: string; class_id: string; free: number }[]>`
    select s.stop as branch_id, u.class_id, count(*)::int as free
    from ${unitsAround(sql, branchIds, question.product)}
    where ${isFreeThere(sql, question)}
    group by s.stop, u.class_id`
  return new Map(rows.map((row) => [placeKey(row.branch_id, row.class_id), row.free]))
}

export const placeKey = (branchId: string, classId: string): string => `${branchId} ${classId}`
