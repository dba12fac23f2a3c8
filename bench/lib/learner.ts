import type { createLedger } from './ledger.ts'
import type { openRegion } from './region.ts'

type Learner = {
  region: Awaited<ReturnType<typeof openRegion>>
  ledger: ReturnType<typeof createLedger>
  /** ms */
  turnaround: number
  /** A block was found that lasts until then. */
  onBlock: (until: number) => void
}

/** Keeps the ledger true to what the engine decided besides what it was asked. */
export function createLearner({ region, ledger, turnaround, onBlock }: Learner) {
  const known = new Map<string, string>()

  /**
   * Transfers and blocks, those that came and those that were called off; and bookings that got units of other classes.
   */
  const learn = async (now: number): Promise<void> => {
    const there = new Set<string>()
    for (const { id, kind, from, to, ...rest } of await region.blocks()) {
      there.add(id)
      if (known.has(id)) continue
      known.set(id, `${kind} ${id}`)
      const trip = { from: from.getTime(), to: to.getTime(), ...rest, started: true }
      ledger.cutTurnarounds(trip, turnaround)
      ledger.put({ ...trip, id: `${kind} ${id}`, readyFrom: trip.to })
      onBlock(trip.to)
    }
    for (const [id, name] of known) {
      if (there.has(id)) continue
      known.delete(id)
      const trip = ledger.get(name)
      if (trip && trip.to > now) ledger.remove(name)
    }
    for (const { id, classId } of await region.upgrades()) {
      const trip = ledger.get(id)
      if (trip && trip.classId !== classId) ledger.reclass(id, classId)
    }
  }

  /** How many differences there are between what the engine holds and what was decided. */
  const drift = async (now: number): Promise<number> => {
    const claims = new Map((await region.claims()).map(({ id, classId }) => [id, classId]))
    const trips = ledger.all().filter((trip) => trip.readyFrom === null && trip.lapsesAt > now)
    const wrong = trips.filter((trip) => claims.get(trip.id) !== trip.classId).length
    return wrong + Math.max(0, claims.size - trips.length)
  }

  return { learn, drift }
}
