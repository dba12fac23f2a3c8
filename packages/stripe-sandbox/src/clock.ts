/** The sandbox's own time: the machine's, plus however far a test has moved it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Moves time by this many milliseconds. */
  advance(ms: number): void
  /** Jumps to an instant, given in milliseconds since the epoch; time runs on from there. */
  set(ms: number): void
}

/** @param base where time comes from before anybody moves it. */
export function createClock(base: () => number = Date.now): Clock {
  let offset = 0
  return {
    now: () => base() + offset,
    advance(ms) {
      offset += ms
    },
    set(ms) {
      offset = ms - base()
    },
  }
}

/** Stripe's timestamps: whole seconds since the epoch. */
export const seconds = (clock: Clock): number => Math.floor(clock.now() / 1000)
