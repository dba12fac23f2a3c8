import type { Db, Fragment } from './handles.ts'

/**
 * When is a unit free? One answer, for the search that shows it and for the hold that takes it.
 *
 * Claims of a unit never overlap, so two neighbours decide everything: the last claim that begins before the period
 * (it must be over by then, and has brought the unit to where it stands) and the first that begins in or after it
 * (it must begin after the end, and at the branch where the unit is returned). Each is one probe of the B-tree
 * `claims_in_order`. They are correlated scalar subqueries because the planner cannot turn those into a join, whose
 * plan would flip for dates past its histogram; in a function they would take five times as long, and in a GiST
 * probe (`during && …`) three times (docs/performance.md).
 */

/** A value, or an expression over the tables of the query around it. */
type Or<T> = T | Fragment

export type FreeFor = {
  /** Where the unit must stand at the start. */
  pickup: Or<string>
  /** Where it will be left. */
  dropoff: Or<string>
  /** The period as a `tstzrange`, with the turnaround that follows a rental. */
  during: Or<string>
  /** Holds that ran out by this instant do not count. */
  now: Date
}

/**
 * True for a row `u` of units that is free for the whole period. Its status is the caller's to check.
 * A unit that should be back and is not is promised to nobody who starts within 24 hours.
 */
export function unitIsFree(sql: Db, { pickup, dropoff, during, now }: FreeFor): Fragment {
  const taken = sql`(${during})::tstzrange`
  const counts = claimCounts(sql, now)
  return sql`
    coalesce((
      select not k.during && ${taken} and k.to_branch_id = ${pickup} from claims k
      where k.unit_id = u.id and lower(k.during) < lower(${taken}) and ${counts}
      order by lower(k.during) desc limit 1
    ), u.branch_id = ${pickup})
    and coalesce((
      select not k.during && ${taken} and k.from_branch_id = ${dropoff} from claims k
      where k.unit_id = u.id and lower(k.during) >= lower(${taken}) and ${counts}
      order by lower(k.during) limit 1
    ), true)
    and (lower(${taken}) >= ${now}::timestamptz + interval '24 hours' or (
      select 1 from claims k where k.unit_id = u.id and k.started and upper(k.during) <= ${now} limit 1
    ) is null)`
}

/**
 * True for a claim `k` that still means something: a hold or change that ran out blocks nobody, unless its unit is
 * counted on where it would have taken it.
 */
export const claimCounts = (sql: Db, now: Date): Fragment => sql`
  (k.hold_expires_at is null or k.hold_expires_at > ${now} or (k.from_branch_id <> k.to_branch_id
    and exists (select 1 from claims later where later.unit_id = k.unit_id and lower(later.during) > lower(k.during))))`

/**
 * True for a row `u` of units of the class that stands at the branch or will be brought there; whether and when it
 * is free, `unitIsFree` says. Read first and once, so that a hold looks at a branch's few units and not at the
 * class's many.
 */
export function mayStandAt(sql: Db, branchId: string, classId: string): Fragment {
  return sql`u.id = any(array(
    select id from units where branch_id = ${branchId} and class_id = ${classId}
    union all
    select k.unit_id from claims k
    where k.to_branch_id = ${branchId} and k.from_branch_id <> k.to_branch_id
      and (select class_id from units where id = k.unit_id) = ${classId}
  ))`
}
