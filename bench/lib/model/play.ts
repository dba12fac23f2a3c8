/** Plays sequences of commands on the model and on the engine, and compares them after every step. */
import fc from 'fast-check'
import type { Ask } from '../ledger.ts'
import { adopt, createModel, lapsed, type Model, rules } from './spec.ts'
import type { Verb } from './verb.ts'
import { verbs } from './verbs.ts'
import { answerOf, openWorld, startsAt, type World } from './world.ts'

class Step<A, R> implements fc.AsyncCommand<Model, World> {
  readonly name: string
  readonly verb: Verb<A, R>
  readonly drawn: A
  told = ''

  constructor(name: string, verb: Verb<A, R>, drawn: A) {
    this.name = name
    this.verb = verb
    this.drawn = drawn
  }

  check(model: Readonly<Model>): boolean {
    return this.verb.expect(model, this.drawn) !== null
  }

  async run(model: Model, world: World): Promise<void> {
    const right = this.verb.expect(model, this.drawn) ?? []
    const { answer, value } = await answerOf(this.verb.ask(world, model, this.drawn))
    this.told = answer
    count(this.name, answer)
    if (!right.includes(answer)) {
      throw new Error(`${this.toString()}: the engine says ${answer}, the model ${right.join(' or ')}.`)
    }
    if (answer === 'ok') this.verb.accept(model, this.drawn, value as R)
    await compare(model, world)
  }

  toString(): string {
    return `${this.name}(${JSON.stringify(this.drawn)})${this.told === '' ? '' : ` → ${this.told}`}`
  }
}

/** How often each verb got each answer: a run that never met a refusal proves little. */
const heard = new Map<string, number>()
const count = (name: string, answer: string) => {
  const key = `${name} ${answer}`
  heard.set(key, (heard.get(key) ?? 0) + 1)
}
export const answersHeard = (): string[] =>
  [...heard].sort(([a], [b]) => a.localeCompare(b)).map(([key, times]) => `${key} × ${times}`)

/** Statuses and money are the same; where the engine may choose, the model follows. */
async function compare(model: Model, world: World): Promise<void> {
  const state = new Map((await world.state()).map((row) => [row.id, row]))
  if (state.size !== model.bookings.length) {
    throw new Error(`The engine has ${state.size} bookings, the model ${model.bookings.length}.`)
  }
  for (const [n, booking] of model.bookings.entries()) {
    const real = state.get(booking.id)
    if (real && real.status !== booking.status) {
      const may = lapsed(model, booking) ? [...booking.maybe, 'expired'] : booking.maybe
      if (may.includes(real.status)) adopt(model, booking, real.status)
    }
    booking.maybe = []
    // What a return costs is pricing's to say; here it is only that nobody gets back more than was paid.
    if (real && booking.status === 'completed' && real.refundedMinor <= real.paidMinor) {
      booking.totalMinor = real.totalMinor
      booking.refundedMinor = Math.max(booking.refundedMinor, real.refundedMinor)
      booking.paidMinor = Math.max(booking.paidMinor, real.paidMinor)
    }
    for (const key of ['status', 'totalMinor', 'paidMinor', 'refundedMinor'] as const) {
      if (real?.[key] !== booking[key]) {
        throw new Error(`Booking ${n}: ${key} is ${real?.[key]}, the model says ${booking[key]}.`)
      }
    }
  }
  await learn(model, world)
}

/**
 * Blocks and transfers are the engine's own decisions: they are taken as they are, and followed when they change. One
 * that stands there when its time is over may be done with, or its unit may not even be back for it.
 */
async function learn(model: Model, world: World): Promise<void> {
  const there = new Set<string>()
  for (const { id, from, to, over, ...rest } of await world.blocks()) {
    there.add(id)
    const readyFrom = over ? to.getTime() : null
    const trip = { from: from.getTime(), to: to.getTime(), ...rest, started: true, readyFrom }
    const known = model.ledger.get(`block ${id}`)
    if (model.blocks.has(id) && (!known || isSame(known, trip))) continue
    model.blocks.add(id)
    model.ledger.cutTurnarounds(trip, rules.turnaround)
    model.ledger.replace({ ...trip, id: `block ${id}` })
  }
  for (const id of model.blocks) {
    if (there.has(id)) continue
    model.blocks.delete(id)
    if (model.ledger.get(`block ${id}`)) model.ledger.remove(`block ${id}`)
  }
}

type Standing = Ask & { readyFrom: number | null }
const isSame = (a: Standing, b: Standing): boolean =>
  a.readyFrom === b.readyFrom &&
  a.from === b.from &&
  a.to === b.to &&
  a.fromBranch === b.fromBranch &&
  a.toBranch === b.toBranch

/** Holds and time are what the rest lives from. */
const often = (name: string): number =>
  ({ book: 6, checkIn: 5, checkOut: 4, wait: 6, workshop: 1, transfer: 1, swap: 1 })[name] ?? 2

const anyStep = fc.oneof(
  ...Object.entries(verbs).map(([name, open]) => ({
    weight: often(name),
    arbitrary: open((verb) =>
      verb.draw.map((drawn): fc.AsyncCommand<Model, World> => new Step(name, verb, drawn)),
    ),
  })),
)

export type PlayOptions = {
  runs: number
  seed: number
  path?: string | undefined
  replayPath?: string | undefined
  maxCommands?: number
  /** Called before each sequence, those of a search for the shortest failure included. */
  onSequence?: (n: number) => void
  /** Ends early, and well, after so long. */
  timeLimitMs?: number
}

/** @returns null when the model and the engine agreed throughout, else what fast-check has to say of it */
export async function play(options: PlayOptions): Promise<string | null> {
  const world = await openWorld()
  const { runs, seed, path, replayPath, maxCommands = 60, timeLimitMs, onSequence } = options
  try {
    const commands = fc.commands([anyStep], {
      maxCommands,
      size: 'max',
      ...(replayPath === undefined ? {} : { replayPath }),
    })
    let sequences = 0
    const property = fc.asyncProperty(commands, async (sequence) => {
      onSequence?.(++sequences)
      const model = createModel(startsAt)
      await world.reset(model)
      await fc.asyncModelRun(() => ({ model, real: world }), sequence)
      const breaches = await world.breaches()
      if (breaches.length > 0) throw new Error(`Invariants broken: ${breaches.join('; ')}`)
    })
    const details = await fc.check(property, {
      numRuns: runs,
      seed,
      ...(path === undefined ? {} : { path }),
      ...(timeLimitMs === undefined
        ? {}
        : { interruptAfterTimeLimit: timeLimitMs, markInterruptAsFailure: false }),
    })
    if (!details.failed) return null
    const cause = details.errorInstance instanceof Error ? details.errorInstance.stack : ''
    return `${fc.defaultReportMessage(details)}\n${cause}`
  } finally {
    await world.close()
  }
}
