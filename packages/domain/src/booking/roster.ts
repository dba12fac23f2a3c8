import { claimCounts, type Db, mayStandAt } from '@forecourt/db'
import { day } from '../kernel/index.ts'

/**
 * The units that a wish could have, with all that is planned for them: what the planner thinks about. Times are in
 * milliseconds, an open end is Infinity.
 */
export type Roster = readonly RosterUnit[]

export type RosterUnit = {
  id: string
  /** Where it stands now, or stood before its first stop. */
  branchId: string
  /** In order of time, never overlapping, each starting at the branch where the one before it ended. */
  stops: readonly Stop[]
  /** A unit that should be back and is not is promised to nobody before this. */
  lateUntil: number
}

export type Trip = { from: number; to: number; fromBranchId: string; toBranchId: string }

export type Stop = Trip & {
  claimId: string
  bookingId: string | null
  /** A booking that has not started and whose customer did not choose its unit, or a transfer that any unit may do. */
  movable: boolean
}

/** How long a unit that is overdue is promised to nobody else; `unitIsFree` says the same in SQL. */
const lateMs = day

type Row = {
  id: string
  branchId: string
  stops: (Omit<Stop, 'to'> & { to: number | null; started: boolean })[]
}

/** Which units matter to a wish. */
export type RosterScope = {
  classId: string
  /** Where it begins. */
  pickupBranchId: string
  unitId: string | null
  /** A branch that does without a unit that the claim given up for the wish would have brought there. */
  leftBranchId?: string | undefined
}

/**
 * Reads the units in service of a class that stand at the branches of a wish or will be brought there, or one unit.
 * Holds and changes that ran out are not in it: they block nobody, unless the unit is counted on where they would have
 * taken it.
 */
export async function readRoster(
  sql: Db,
  { classId, pickupBranchId, unitId, leftBranchId }: RosterScope,
  now: Date,
): Promise<Roster> {
  const rows = await sql<Row[]>`
    select u.id, u.branch_id as "branchId", coalesce((
      select jsonb_agg(jsonb_build_object(
        'claimId', k.id::text, 'bookingId', k.booking_id, 'started', k.started,
        'from', round(extract(epoch from lower(k.during)) * 1000), 'to', round(extract(epoch from upper(k.during)) * 1000),
        'fromBranchId', k.from_branch_id, 'toBranchId', k.to_branch_id,
        'movable', case when k.kind = 'booking' then not k.started and (k.hold_expires_at is null or k.hold_expires_at > ${now})
            and not (select b.pinned from bookings b where b.id = k.booking_id)
          else k.bridge and lower(k.during) > ${now} end
      ) order by lower(k.during)) from claims k
      where k.unit_id = u.id and ${claimCounts(sql, now)}
    ), '[]') as stops
    from units u
    where u.status = 'in_service'
      and (${mayStandAt(sql, pickupBranchId, classId)}
        ${unitId === null ? sql`` : sql`or u.id = ${unitId}`}
        ${leftBranchId === undefined ? sql`` : sql`or ${mayStandAt(sql, leftBranchId, classId)}`})
    order by u.id`
  return rows.map(({ stops, ...unit }) => ({
    ...unit,
    stops: stops.map(({ started: _, to, ...stop }) => ({ ...stop, to: to ?? Number.POSITIVE_INFINITY })),
    lateUntil: stops.some(({ started, to }) => started && to !== null && to <= now.getTime())
      ? now.getTime() + lateMs
      : 0,
  }))
}

/**
 * How many units of the roster stand at the branch of a trip at the worst moment that matters to it: while it lasts
 * when it comes back, for good when it goes elsewhere. From 1 on, and with nothing pinned, an assignment of units to
 * bookings exists (docs/engine.md). A stop that starts elsewhere than its unit stands (what brought it there was given
 * up for this trip) is counted at the branch where it starts.
 */
export function room(roster: Roster, trip: Trip): number {
  const until = trip.fromBranchId === trip.toBranchId ? trip.to : Number.POSITIVE_INFINITY
  const changes: { at: number; by: number }[] = []
  for (const { branchId, stops, lateUntil } of roster) {
    let [standsAt, since] = [branchId, lateUntil || Number.NEGATIVE_INFINITY]
    for (const stop of stops) {
      if (standsAt === trip.fromBranchId) changes.push({ at: Math.min(since, stop.from), by: 1 })
      if (stop.fromBranchId === trip.fromBranchId) changes.push({ at: stop.from, by: -1 })
      standsAt = stop.toBranchId
      since = Math.max(stop.to, lateUntil)
    }
    if (standsAt === trip.fromBranchId) changes.push({ at: since, by: 1 })
  }
  // What comes at an instant is there for what goes at it.
  changes.sort((a, b) => a.at - b.at || b.by - a.by)
  let standing = 0
  let least = Number.POSITIVE_INFINITY
  for (const { at, by } of changes) {
    if (at >= until) break
    if (at > trip.from) least = Math.min(least, standing)
    standing += by
  }
  return Math.min(least, standing)
}

/**
 * The roster as it would be if units that are late came back just in time for a booking that starts after a trip, one
 * roster for each such booking, the last first: the trip gets a unit that is there, and whoever has the most time is
 * left to wait for the late one.
 */
export function* waitingFor(roster: Roster, lateUnits: readonly string[], trip: Trip): Generator<Roster> {
  const late = roster.filter(({ id, lateUntil }) => lateUnits.includes(id) && lateUntil > 0)
  const until = Math.max(0, ...late.map(({ lateUntil }) => lateUntil))
  const starts = roster.flatMap(({ stops }) =>
    stops
      .filter((stop) => stop.movable && stop.fromBranchId === trip.fromBranchId)
      .map(({ from }) => from)
      .filter((from) => from > trip.from && from < until),
  )
  for (const start of [...new Set(starts)].sort((a, b) => b - a))
    yield roster.map((unit) => (late.includes(unit) ? { ...unit, lateUntil: start } : unit))
}
