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
  /** What transfers and blocks are called in the ledger, by the id of their claim. */
  const known = new Map<string, string>()

  /** Transfers and blocks that are new, or whose time or way is another now. */
  const learnBlocks = async (): Promise<Set<string>> => {
    const there = new Set<string>()
    for (const { id, kind, from, to, ...rest } of await region.blocks()) {
      there.add(id)
      const name = `${kind} ${id}`
      const trip = { id: name, from: from.getTime(), to: to.getTime(), ...rest, started: true }
      const old = ledger.get(name)
      if (old && (Object.keys(trip) as (keyof typeof trip)[]).every((key) => old[key] === trip[key])) continue
      known.set(id, name)
      ledger.cutTurnarounds(trip, turnaround)
      if (old) ledger.replace(trip)
      else ledger.put(trip)
      onBlock(trip.to)
    }
    return there
  }

  /** What the engine decided besides what it was asked: blocks that came, moved or went, and free upgrades. */
  const learn = async (): Promise<void> => {
    const there = await learnBlocks()
    const gone = [...known.keys()].filter((id) => !there.has(id))
    if (gone.length > 0) {
      const ended = new Map((await region.ended(gone)).map(({ id, at }) => [id, at.getTime()]))
      for (const id of gone) {
        const [name, at] = [known.get(id) ?? '', ended.get(id)]
        known.delete(id)
        if (at === undefined) ledger.remove(name)
        else ledger.finish(name, at, at)
      }
    }
    for (const { id, classId } of await region.upgrades()) {
      const trip = ledger.get(id)
      if (trip && trip.classId !== classId) ledger.reclass(id, classId)
    }
  }

  /** How many differences there are between what the engine holds and what was decided. */
  const drift = async (now: number): Promise<number> => {
    const claims = new Map((await region.claims()).map(({ id, classId }) => [id, classId]))
    const blocks = new Set(known.values())
    const trips = ledger
      .all()
      .filter((trip) => trip.readyFrom === null && trip.lapsesAt > now && !blocks.has(trip.id))
    const wrong = trips.filter((trip) => claims.get(trip.id) !== trip.classId).length
    return wrong + Math.max(0, claims.size - trips.length)
  }

  return { learn, drift }
}
