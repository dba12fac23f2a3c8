/**
 * The packing bound: how many units of a class stand at a branch over time, counted from what was decided so far and
 * from nothing else. It knows no units, no claims and no SQL, and shares no code with the engine; so where the two
 * disagree, one of them is wrong (docs/engine.md, "Counting decides").
 *
 * A trip takes one unit of a class from a branch at `from` and brings it to a branch, ready to go again, at `to`. A
 * rental is a trip, and so are a maintenance block and a transfer. A trip fits exactly if the branch's count stays at
 * one or more from its start: until its end when it comes back, for good when it goes elsewhere.
 */

export type Ask = { from: number; to: number; fromBranch: string; toBranch: string }

export type Trip = Ask & {
  id: string
  classId: string
  started: boolean
  /** A hold: from this instant on it counts for nothing. */
  lapsesAt: number
  /** Set when the unit is back: the earliest that it may be ready again, which is by `to` at the latest. */
  readyFrom: number | null
  /** A block that begins within the turnaround ends it. */
  cutAt: number
}

/**
 * A unit that should be back and is not may come any moment or never. `surely` promises it to nobody who starts within
 * a day, `perhaps` takes it for back already. What fits `surely` must be accepted, what does not fit `perhaps` must be
 * refused; in between both answers are right.
 */
export type View = 'surely' | 'perhaps'

const dayMs = 86_400_000

export type Ledger = ReturnType<typeof createLedger>

export function createLedger() {
  const standing = new Map<string, number>()
  const trips = new Map<string, Map<string, Trip>>()
  const classOf = new Map<string, string>()
  let handedOver = 0

  const place = (classId: string, branch: string, by: number) => {
    const key = `${classId} ${branch}`
    standing.set(key, (standing.get(key) ?? 0) + by)
  }
  const of = (classId: string): Map<string, Trip> => {
    const found = trips.get(classId) ?? new Map<string, Trip>()
    trips.set(classId, found)
    return found
  }
  const get = (id: string): Trip | undefined => trips.get(classOf.get(id) ?? '')?.get(id)
  const must = (id: string): Trip => {
    const trip = get(id)
    if (!trip) throw new Error(`The ledger knows no trip ${id}.`)
    return trip
  }

  const put = (trip: Ask & { id: string; classId: string } & Partial<Trip>): void => {
    of(trip.classId).set(trip.id, {
      started: false,
      lapsesAt: Number.POSITIVE_INFINITY,
      readyFrom: null,
      cutAt: Number.POSITIVE_INFINITY,
      ...trip,
    })
    classOf.set(trip.id, trip.classId)
  }
  const remove = (id: string): void => {
    of(classOf.get(id) ?? '').delete(id)
    classOf.delete(id)
  }
  /** A block of a unit of the class begins at a branch: a turnaround of so long before it may have made way. */
  const cutTurnarounds = (block: Ask & { classId: string }, turnaround: number): void => {
    for (const trip of of(block.classId).values()) {
      const during = trip.to > block.from && trip.to <= block.from + turnaround
      if (trip.toBranch === block.fromBranch && during) trip.cutAt = Math.min(trip.cutAt, block.from)
    }
  }
  /** It has a unit of another class now. */
  const reclass = (id: string, classId: string): void => {
    const trip = must(id)
    remove(id)
    put({ ...trip, classId })
  }
  /** Its plan is another now. */
  const replace = (trip: Ask & { id: string; classId: string } & Partial<Trip>): void => {
    remove(trip.id)
    put(trip)
  }
  /** The driver of a trip changes units at a branch: the old one stays there, ready again then, the new one goes on. */
  const handOver = (id: string, { branch, now, ready }: { branch: string; now: number; ready: number }) => {
    const trip = must(id)
    put({ ...trip, id: `${id} ${++handedOver}`, to: ready, toBranch: branch, readyFrom: now })
    Object.assign(trip, { from: now, fromBranch: branch })
  }
  /** The unit came back; it can go again at `to`, or perhaps from `readyFrom` on. */
  const finish = (id: string, readyFrom: number, to: number): void => {
    Object.assign(must(id), { readyFrom, to })
  }
  /** Returned to a branch, and not turned round yet. */
  const turning = ({ classId, fromBranch }: Pick<Trip, 'classId' | 'fromBranch'>, now: number): Trip[] =>
    [...of(classId).values()].filter(
      ({ toBranch, readyFrom, to }) => toBranch === fromBranch && readyFrom !== null && to > now,
    )

  /** What is over moves the units that stand; called often, it keeps the rest small. */
  const settle = (now: number): void => {
    for (const ofClass of trips.values()) {
      for (const trip of ofClass.values()) {
        if (trip.readyFrom === null || trip.to > now) continue
        place(trip.classId, trip.fromBranch, -1)
        place(trip.classId, trip.toBranch, 1)
        remove(trip.id)
      }
    }
  }

  /** When a trip's unit is thought to be there again. */
  const backAt = (trip: Trip, now: number, view: View): number => {
    if (trip.readyFrom !== null) return view === 'perhaps' ? Math.min(trip.readyFrom, trip.cutAt) : trip.to
    if (!trip.started || trip.to > now) return view === 'perhaps' ? Math.min(trip.to, trip.cutAt) : trip.to
    return view === 'perhaps' ? now : now + dayMs
  }

  /** How many units stand there at the worst moment that matters to a trip; `without` leaves one out of the count. */
  const room = (classId: string, ask: Ask, now: number, view: View, without?: string): number => {
    const until = ask.fromBranch === ask.toBranch ? ask.to : Number.POSITIVE_INFINITY
    const changes: { at: number; by: number }[] = []
    let count = standing.get(`${classId} ${ask.fromBranch}`) ?? 0
    for (const trip of of(classId).values()) {
      if (trip.id === without) continue
      const lapsed = trip.lapsesAt <= now
      // What ran out counts for nothing; only a one-way trip that others build on may go on as a transfer.
      if (lapsed && trip.fromBranch === trip.toBranch) continue
      if (trip.fromBranch === ask.fromBranch && !(lapsed && view === 'perhaps')) {
        if (trip.from <= ask.from) count -= 1
        else if (trip.from < until) changes.push({ at: trip.from, by: -1 })
      }
      if (trip.toBranch === ask.fromBranch && !(lapsed && view === 'surely')) {
        const back = backAt(trip, now, view)
        if (back <= ask.from) count += 1
        else if (back < until) changes.push({ at: back, by: 1 })
      }
    }
    // What comes at an instant is there for what goes at it.
    changes.sort((a, b) => a.at - b.at || b.by - a.by)
    let least = count
    for (const { by } of changes) {
      count += by
      least = Math.min(least, count)
    }
    return least
  }

  return {
    addUnit: (classId: string, branch: string) => place(classId, branch, 1),
    put,
    get,
    remove,
    start: (id: string, now: number) => {
      const trip = must(id)
      Object.assign(trip, { started: true, from: Math.min(trip.from, now) })
    },
    keep: (id: string) => Object.assign(must(id), { lapsesAt: Number.POSITIVE_INFINITY }),
    reclass,
    replace,
    handOver,
    until: (id: string, to: number) => Object.assign(must(id), { to }),
    cutTurnarounds,
    finish,
    /** Whether anything is turned round where a trip begins. */
    hurries: (trip: Pick<Trip, 'classId' | 'fromBranch'>, now: number) => turning(trip, now).length > 0,
    /** Any of them may have been made ready at once. */
    hurry: (trip: Pick<Trip, 'classId' | 'fromBranch'>, now: number) => {
      for (const one of turning(trip, now)) one.readyFrom = Math.min(one.readyFrom ?? now, now)
    },
    settle,
    room,
    all: (): Trip[] => [...trips.values()].flatMap((ofClass) => [...ofClass.values()]),
  }
}
