import type { Roster, RosterUnit, Stop, Trip } from './roster.ts'

/** A booking, or a transfer that any unit may do, gets another unit. */
export type Move = { claimId: string; bookingId: string | null; fromUnitId: string; toUnitId: string }
export type Plan = { unitId: string; moves: readonly Move[] }

export type Wanted = Trip & {
  /** The one unit that will do; otherwise any. */
  unitId: string | null
  notUnits: readonly string[]
}

/** A chain of moves longer than this is not looked for here; `planInOrder` is asked instead. */
const mostMoves = 5
/** How many positions are looked at for all lengths together; a bound on time, some tens of milliseconds at most. */
const mostSteps = 3000

/** A stop of this plan; those that were placed by it stay where they are. */
type Placed = Stop & { home: string; placed: boolean }
type Line = { unit: RosterUnit; stops: Placed[] }

/**
 * Finds a unit for a trip with the fewest bookings moved: none if there is a free one, else one, and so on. A trip
 * is put onto a unit by taking off what is in its way (what overlaps it, and what would start from a branch where the
 * unit is not any more), and each booking taken off is put onto another unit in the same manner, or back when its place there is free again.
 * @returns null when there is no way with a few moves within the bounds, which does not say that there is none at all
 */
export function planMoves(roster: Roster, wanted: Wanted): Plan | null {
  const lines: Line[] = roster.map((unit) => ({
    unit,
    stops: unit.stops.map((stop) => ({ ...stop, home: unit.id, placed: !stop.movable })),
  }))
  const budget = { steps: mostSteps }
  for (let moves = 0; moves <= mostMoves && budget.steps > 0; moves++) {
    const wish: Placed = {
      ...wanted,
      claimId: wishId,
      bookingId: null,
      movable: false,
      home: '',
      placed: true,
    }
    const mayBe = (unitId: string) =>
      (wanted.unitId === null || unitId === wanted.unitId) && !wanted.notUnits.includes(unitId)
    if (settle(lines, [wish], moves, mayBe, budget)) return toPlan(lines)
  }
  return null
}

export const wishId = 'wish'

/** Puts the first of `open` onto some unit and goes on with the rest; leaves `lines` as they were when it cannot. */
function settle(
  lines: Line[],
  open: readonly Placed[],
  movesLeft: number,
  mayBe: (unitId: string) => boolean,
  budget: { steps: number },
): boolean {
  const [trip, ...rest] = open
  if (!trip) return true
  // Each one that is open needs no further move at best.
  for (const { line, keep, resume } of places(lines, trip, movesLeft, mayBe)) {
    if (budget.steps-- <= 0) return false
    const before = line.stops
    const off = before.slice(keep, resume)
    line.stops = [...before.slice(0, keep), { ...trip, placed: true }, ...before.slice(resume)]
    if (settle(lines, [...rest, ...off], movesLeft - off.length, anyUnit, budget)) return true
    line.stops = before
  }
  return false
}

const anyUnit = () => true

type Place = { line: Line; keep: number; resume: number }

/** Where a trip can go: with the least to take off first, and rather back than elsewhere. */
function places(lines: Line[], trip: Placed, most: number, mayBe: (unitId: string) => boolean): Place[] {
  return lines
    .filter(({ unit }) => mayBe(unit.id))
    .flatMap((line) => {
      const gap = smallestGap(line, trip, most)
      return gap ? [{ line, ...gap }] : []
    })
    .sort((a, b) => cost(a, trip) - cost(b, trip))
}

const cost = ({ line, keep, resume }: Place, { home }: Placed): number =>
  resume - keep + (line.unit.id === home ? 0 : 0.5)

/**
 * The fewest neighbouring stops [keep, resume) to take off a unit so that the trip fits in their place: the unit
 * stands at its start in time, and what comes after it starts where it ends.
 */
function smallestGap(
  { unit, stops }: Line,
  trip: Trip,
  most: number,
): { keep: number; resume: number } | null {
  let best: { keep: number; resume: number } | null = null
  const firstAfter = stops.findIndex((stop) => stop.from >= trip.to)
  const after = firstAfter === -1 ? stops.length : firstAfter
  for (let keep = after; keep >= 0; keep--) {
    const previous = stops[keep - 1]
    const free = previous
      ? previous.to <= trip.from && previous.toBranchId === trip.fromBranchId
      : unit.branchId === trip.fromBranchId
    if (free && unit.lateUntil <= trip.from) {
      for (let resume = after; resume <= stops.length && resume - keep <= most; resume++) {
        const next = stops[resume]
        if (next && next.fromBranchId !== trip.toBranchId) continue
        if (stops.slice(keep, resume).some(({ placed }) => placed)) break
        if (!best || resume - keep < best.resume - best.keep) best = { keep, resume }
        break
      }
    }
    // Going further back takes this one off as well.
    if (previous?.placed || after - keep >= most) break
  }
  return best
}

function toPlan(lines: readonly Line[]): Plan {
  const moves: Move[] = []
  let unitId = ''
  for (const { unit, stops } of lines) {
    for (const { claimId, bookingId, home } of stops) {
      if (claimId === wishId) unitId = unit.id
      else if (home !== unit.id) moves.push({ claimId, bookingId, fromUnitId: home, toUnitId: unit.id })
    }
  }
  return { unitId, moves }
}
