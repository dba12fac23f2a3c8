/** `live`: changes arrive by themselves. `connecting`: the first contact. `stale`: nothing was heard for 30 s. */
export type LiveState = 'connecting' | 'live' | 'stale'

/** The server pings at least every 15 s, so that this long a silence is a broken line. */
export const silenceMs = 30_000

/** The state of a stream that began at `startedAt` and was last heard at `heardAt` (ms; null: never). */
export function liveState(now: number, startedAt: number, heardAt: number | null): LiveState {
  if (now - (heardAt ?? startedAt) >= silenceMs) return 'stale'
  return heardAt === null ? 'connecting' : 'live'
}

/** Waits before the nth new try of a stream that ended, in ms. */
export const retryDelayMs = (tries: number): number => Math.min(1000 * 2 ** tries, 15_000)
