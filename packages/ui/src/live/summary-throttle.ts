/** Collects what is to be said aloud, and lets at most one summary through per interval. */
export interface SummaryThrottle {
  /** Notes a message; a later one with the same key replaces it ("Lisbon Airport: 3 left"). */
  add(key: string, message: string): void
  /** What to say at `now` (ms), or undefined when nothing is waiting or the interval has not passed. */
  take(now: number): string | undefined
  /** Milliseconds from `now` until `take` may answer, or undefined when nothing is waiting. */
  wait(now: number): number | undefined
}

/** How many messages one summary holds; the rest are counted by `summarise`. */
const spoken = 3

/**
 * At most one summary per `intervalMs`, whatever the number of events. `summarise` joins the messages: the
 * first few of them, and how many more there are.
 */
export function summaryThrottle(
  intervalMs: number,
  summarise: (messages: readonly string[], more: number) => string,
): SummaryThrottle {
  const waiting = new Map<string, string>()
  let last = Number.NEGATIVE_INFINITY
  return {
    add(key, message) {
      waiting.delete(key)
      waiting.set(key, message)
    },
    take(now) {
      if (waiting.size === 0 || now < last + intervalMs) return undefined
      const messages = [...waiting.values()]
      waiting.clear()
      last = now
      return summarise(messages.slice(0, spoken), Math.max(0, messages.length - spoken))
    },
    wait(now) {
      return waiting.size === 0 ? undefined : Math.max(0, last + intervalMs - now)
    },
  }
}
