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
 * The units `u` in service that stand at a branch `b` or will be brought to it; one that passes through two branches
 * is there twice. Lateral, so that the plan is the same small one for each branch: the planner takes arrivals for ten
 * times as many as they are, and would read all units, or in parallel, for twenty branches at once.
 */
export const unitsAround = (sql: Db, product: Product, branches: Fragment = sql`branches`): Fragment => sql`
  ${branches} b cross join lateral (
    select id, class_id, branch_id from units
    where branch_id = b.id and status = 'in_service' and product = ${product}
    union all
    select m.id, m.class_id, m.branch_id
    from (
      select distinct unit_id from claims where to_branch_id = b.id and from_branch_id <> to_branch_id
    ) k, lateral (
      select id, class_id, branch_id from units
      where id = k.unit_id and status = 'in_service' and product = ${product} offset 0
    ) m
    where m.branch_id <> b.id
  ) u`

/** True for a unit of `unitsAround` that is free at its stop for the whole period, as the hold will see it. */
export function isFreeThere(sql: Db, { product, period, now, dropoff }: Question): Fragment {
  const turnaround = {
    parking: sql`0`,
    rental: dropoff ? sql`${dropoff.turnaround_minutes}::int` : sql`b.turnaround_minutes`,
  }
  return unitIsFree(sql, {
    pickup: sql`b.id`,
    dropoff: dropoff ? dropoff.id : sql`b.id`,
    during: sql`tstzrange(${period.from}, ${period.to}::timestamptz + make_interval(mins => ${turnaround[product]}))`,
    now,
  })
}

export const placeKey = (branchId: string, classId: string): string => `${branchId} ${classId}`
