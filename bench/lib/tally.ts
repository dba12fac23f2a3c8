import type { RegionOptions } from './region.ts'

export type SimulationOptions = RegionOptions & {
  seed: string
  days: number
  demand: number
  pinned: number
  blocks: boolean
  /** Whether workers and desks see to those whose car is late. */
  cascade: boolean
}

/** All are counts unless they say otherwise. */
export type Tally = {
  asked: number
  accepted: number
  /** Requests that surely fitted, and those of them that were refused. */
  fitting: number
  falseRefusals: number
  /** Requests that could not fit, and those of them that were accepted. */
  unfitting: number
  wrongAcceptances: number
  choosy: number
  choosyServed: number
  blocks: number
  blocksRefused: number
  pickUps: number
  /** Customers who stood at the counter in their time and had no car; those who never got one; refused though one was there. */
  counterConflicts: number
  turnedAway: number
  counterErrors: number
  /** Given another car at the counter, by hand. */
  rescued: number
  lateReturns: number
  returns: number
  rentedHours: number
  unitHours: number
  revenueMinor: number
  /** Differences between what the engine holds and what was decided. */
  drift: number
  breaches: string[]
}

export const emptyTally = (): Tally => ({
  asked: 0,
  accepted: 0,
  fitting: 0,
  falseRefusals: 0,
  unfitting: 0,
  wrongAcceptances: 0,
  choosy: 0,
  choosyServed: 0,
  blocks: 0,
  blocksRefused: 0,
  pickUps: 0,
  counterConflicts: 0,
  turnedAway: 0,
  counterErrors: 0,
  rescued: 0,
  lateReturns: 0,
  returns: 0,
  rentedHours: 0,
  unitHours: 0,
  revenueMinor: 0,
  drift: 0,
  breaches: [],
})
