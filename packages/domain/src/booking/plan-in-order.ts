import { type Move, type Plan, type Wanted, wishId } from './plan-moves.ts'
import type { Roster, RosterUnit, Stop, Trip } from './roster.ts'

type Demand = Stop & { home: string | null }

/** A unit as time goes by: where it stands, from when on, and the fixed stops that are still ahead. */
type Standing = { unit: RosterUnit; branchId: string; freeAt: number; ahead: Stop[] }

/**
 * Gives every booking that may be moved, and the wish, a unit anew, in order of time: each takes one that stands at
 * its branch, its own if it can. With nothing pinned this never fails when the count has room, since a unit that
 * stands there is as good as any other. A fixed stop ahead (a chosen unit, a block) is kept free by choosing the unit
 * whose next one is the nearest that still fits; that is a rule of thumb, and may fail where a cleverer order would not.
 * @returns null when it did not work out
 */
export function planInOrder(roster: Roster, wanted: Wanted): Plan | null {
  const standings: Standing[] = roster.map((unit) => ({
    unit,
    branchId: unit.branchId,
    freeAt: 0,
    ahead: unit.stops.filter((stop) => !stop.movable),
  }))
  const wish: Demand = { ...wanted, claimId: wishId, bookingId: null, movable: true, home: null }
  const demands = [
    wish,
    ...roster.flatMap((unit) =>
      unit.stops.filter((stop) => stop.movable).map((stop) => ({ ...stop, home: unit.id })),
    ),
  ].sort((a, b) => a.from - b.from || Number(b.claimId === wishId) - Number(a.claimId === wishId))

  const nextAtHome = upcoming(demands)
  const moves: Move[] = []
  let unitId = ''
  for (const demand of demands) {
    if (!standings.every((standing) => passTime(standing, demand.from))) return null
    const chosen = choose(standings, demand, wanted, nextAtHome)
    if (!chosen) return null
    chosen.branchId = demand.toBranchId
    chosen.freeAt = demand.to
    if (demand.claimId === wishId) unitId = chosen.unit.id
    else if (demand.home !== null && demand.home !== chosen.unit.id) {
      moves.push({
        claimId: demand.claimId,
        bookingId: demand.bookingId,
        fromUnitId: demand.home,
        toUnitId: chosen.unit.id,
      })
    }
  }
  return standings.every((standing) => passTime(standing, Number.POSITIVE_INFINITY))
    ? { unitId, moves }
    : null
}

/** Moves a unit past the fixed stops that have begun. False when it was not there for one. */
function passTime(standing: Standing, now: number): boolean {
  for (let [stop] = standing.ahead; stop && stop.from <= now; [stop] = standing.ahead) {
    if (stop.fromBranchId !== standing.branchId || stop.from < standing.freeAt) return false
    standing.ahead.shift()
    standing.branchId = stop.toBranchId
    standing.freeAt = stop.to
  }
  return true
}

function choose(
  standings: readonly Standing[],
  demand: Demand,
  wanted: Wanted,
  nextAtHome: (unitId: string, after: number) => number,
): Standing | undefined {
  const isWish = demand.claimId === wishId
  const fitting = standings.filter((standing) => {
    const { id } = standing.unit
    if (isWish && wanted.unitId !== null && id !== wanted.unitId) return false
    if (isWish && wanted.notUnits.includes(id)) return false
    return fits(standing, demand)
  })
  const own = fitting.find(({ unit }) => unit.id === demand.home)
  if (own) return own
  const waste = ({ unit, ahead: [next] }: Standing) => ({
    /** A unit that another booking will not want for long is moved away from last. */
    disturbs: nextAtHome(unit.id, demand.from) < demand.to ? 1 : 0,
    idle: (next?.from ?? Number.MAX_SAFE_INTEGER) - demand.to,
  })
  return fitting
    .map((standing) => ({ standing, ...waste(standing) }))
    .sort((a, b) => a.disturbs - b.disturbs || a.idle - b.idle)[0]?.standing
}

/** The unit stands there, and its next fixed stop can still be met. One that is late serves its own bookings only. */
function fits({ unit, branchId, freeAt, ahead: [next] }: Standing, demand: Demand): boolean {
  const from = unit.id === demand.home ? freeAt : Math.max(freeAt, unit.lateUntil)
  return (
    branchId === demand.fromBranchId &&
    from <= demand.from &&
    (!next ||
      (next.from >= demand.to && (next.fromBranchId === demand.toBranchId || unit.id === demand.home)))
  )
}

/** When the next booking that a unit has of its own starts, after a moment. */
function upcoming(demands: readonly Demand[]): (unitId: string, after: number) => number {
  const byHome = Map.groupBy(demands, ({ home }) => home)
  return (unitId, after) =>
    byHome.get(unitId)?.find(({ from }: Trip) => from > after)?.from ?? Number.POSITIVE_INFINITY
}
