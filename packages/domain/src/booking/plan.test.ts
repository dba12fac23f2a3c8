import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planInOrder } from './plan-in-order.ts'
import { type Plan, planMoves, type Wanted } from './plan-moves.ts'
import { type Roster, room, type Stop, type Trip } from './roster.ts'

let made = 0
const stop = (trip: Trip, over: Partial<Stop> = {}): Stop => {
  const id = `${++made}`
  return { ...trip, claimId: `c${id}`, bookingId: `b${id}`, movable: true, ...over }
}
const trip = (from: number, to: number, fromBranchId = 'A', toBranchId = fromBranchId): Trip => ({
  from,
  to,
  fromBranchId,
  toBranchId,
})
const any = (of: Trip, over: Partial<Wanted> = {}): Wanted => ({ ...of, unitId: null, notUnits: [], ...over })
const unit = (id: string, stops: Stop[] = [], branchId = 'A', lateUntil = 0) => ({
  id,
  branchId,
  stops,
  lateUntil,
})

/** The roster with a plan carried out. */
function carryOut(roster: Roster, wish: Trip, { unitId, moves }: Plan, movable = true): Roster {
  const to = new Map(moves.map(({ claimId, toUnitId }) => [claimId, toUnitId]))
  const placed = roster.flatMap(({ id, stops }) => stops.map((s) => ({ at: to.get(s.claimId) ?? id, s })))
  placed.push({ at: unitId, s: stop(wish, { movable }) })
  return roster.map((one) => ({
    ...one,
    stops: placed
      .filter(({ at }) => at === one.id)
      .map(({ s }) => s)
      .sort((a, b) => a.from - b.from),
  }))
}

/** Nothing overlaps, everything starts where the unit stands. */
function expectSound(roster: Roster): void {
  for (const { branchId, stops } of roster) {
    let [at, free] = [branchId, Number.NEGATIVE_INFINITY]
    for (const next of stops) {
      expect([next.fromBranchId, next.from >= free]).toEqual([at, true])
      ;[at, free] = [next.toBranchId, next.to]
    }
  }
}

describe('planMoves', () => {
  it('takes a free unit and moves nothing', () => {
    const roster = [unit('u1', [stop(trip(0, 10))]), unit('u2')]
    expect(planMoves(roster, any(trip(5, 8)))).toEqual({ unitId: 'u2', moves: [] })
  })

  it('moves one booking where that is all it takes', () => {
    const roster = [unit('u1', [stop(trip(0, 10)), stop(trip(40, 50))]), unit('u2', [stop(trip(20, 30))])]
    const found = planMoves(roster, any(trip(12, 45)))
    expect(found?.moves).toHaveLength(1)
    if (found) expectSound(carryOut(roster, trip(12, 45), found))
  })

  it('leaves alone what is fixed', () => {
    const roster = [
      unit('u1', [stop(trip(0, 10)), stop(trip(40, 50), { movable: false })]),
      unit('u2', [stop(trip(20, 30), { movable: false })]),
    ]
    expect(planMoves(roster, any(trip(12, 45)))).toBeNull()
  })

  it('clears a unit that the customer chose', () => {
    const roster = [unit('u1', [stop(trip(0, 10))]), unit('u2')]
    const plan = planMoves(roster, any(trip(5, 8), { unitId: 'u1' }))
    expect(plan).toMatchObject({ unitId: 'u1', moves: [{ fromUnitId: 'u1', toUnitId: 'u2' }] })
  })

  it('takes the return with the way out: what follows a one-way trip moves as well', () => {
    const roster = [
      unit('u1', [stop(trip(0, 10, 'A', 'B')), stop(trip(20, 30, 'B', 'A'))]),
      unit('u2', [stop(trip(50, 60))]),
    ]
    const wish = trip(7, 40)
    expect(planMoves(roster, any(wish))).toEqual({ unitId: 'u2', moves: [] })
    const plan = planMoves(roster, any(wish, { unitId: 'u1' }))
    expect(plan?.moves).toHaveLength(2)
    if (plan) expectSound(carryOut(roster, wish, plan))
  })

  it('does not count on a unit that is late', () => {
    const late = unit('u1', [stop(trip(0, 10), { movable: false })], 'A', 34)
    expect(planMoves([late], any(trip(20, 30)))).toBeNull()
    expect(room([late], trip(20, 30))).toBe(0)
    expect(planMoves([late], any(trip(34, 40)))?.unitId).toBe('u1')
    expect(room([late], trip(34, 40))).toBe(1)
  })
})

const branches = ['A', 'B', 'C']
const anyTrip = fc
  .record({
    from: fc.integer({ min: 0, max: 60 }),
    length: fc.integer({ min: 1, max: 15 }),
    fromBranchId: fc.constantFrom(...branches),
    toBranchId: fc.option(fc.constantFrom(...branches), { freq: 2 }),
    pinned: fc.boolean(),
  })
  .map(({ from, length, fromBranchId, toBranchId, pinned }) => ({
    ...trip(from, from + length, fromBranchId, toBranchId ?? fromBranchId),
    pinned,
  }))

type World = { at: string[]; wishes: (Trip & { pinned: boolean })[] }
const anyWorld: fc.Arbitrary<World> = fc.record({
  at: fc.array(fc.constantFrom(...branches), { minLength: 2, maxLength: 8 }),
  wishes: fc.array(anyTrip, { minLength: 20, maxLength: 60 }),
})

/** As the engine asks: few moves first, else all in order. */
const plan = (roster: Roster, wanted: Wanted) => planMoves(roster, wanted) ?? planInOrder(roster, wanted)

describe('whatever was accepted before', () => {
  it('a wish has a unit exactly when the count has room, if nothing is pinned', () => {
    fc.assert(
      fc.property(anyWorld, ({ at, wishes }) => {
        let roster: Roster = at.map((branchId, n) => unit(`u${n}`, [], branchId))
        for (const wish of wishes) {
          const found = plan(roster, any(wish))
          expect(found !== null).toBe(room(roster, wish) >= 1)
          if (found) roster = carryOut(roster, wish, found)
          expectSound(roster)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('in order alone, the same holds', () => {
    fc.assert(
      fc.property(anyWorld, ({ at, wishes }) => {
        let roster: Roster = at.map((branchId, n) => unit(`u${n}`, [], branchId))
        for (const wish of wishes) {
          const found = planInOrder(roster, any(wish))
          expect(found !== null).toBe(room(roster, wish) >= 1)
          if (found) roster = carryOut(roster, wish, found)
          expectSound(roster)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a plan is sound with pinned bookings too, moves none of them, and keeps within the count', () => {
    fc.assert(
      fc.property(anyWorld, ({ at, wishes }) => {
        let roster: Roster = at.map((branchId, n) => unit(`u${n}`, [], branchId))
        for (const wish of wishes) {
          const chosen = wish.pinned
            ? roster.find(({ branchId }) => branchId === wish.fromBranchId)
            : undefined
          const found = plan(roster, any(wish, { unitId: chosen?.id ?? null }))
          if (!found) continue
          expect(room(roster, wish)).toBeGreaterThanOrEqual(1)
          const fixed = new Set(
            roster.flatMap(({ stops }) => stops.filter((s) => !s.movable).map((s) => s.claimId)),
          )
          expect(found.moves.filter(({ claimId }) => fixed.has(claimId))).toEqual([])
          roster = carryOut(roster, wish, found, chosen === undefined)
          expectSound(roster)
        }
      }),
      { numRuns: 200 },
    )
  })
})
