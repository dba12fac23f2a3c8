/** How long a session waits for its person, in ms: first in silence, then asking "Still there?". */
export type Patience = { quietMs: number; askMs: number }

const usual: Patience = { quietMs: 45_000, askMs: 30_000 }
/** Whoever needs an accessibility mode gets the time to use it. */
const longer: Patience = { quietMs: 120_000, askMs: 60_000 }

/** How long the last screen stays before the terminal is wiped for the next person, in ms. */
export const doneMs = 15_000

/** The patience that the chosen modes call for. */
export const patienceFor = (modes: Readonly<Record<string, boolean>>): Patience =>
  Object.values(modes).some(Boolean) ? longer : usual

export type Idle = { phase: 'present' } | { phase: 'asking'; secondsLeft: number } | { phase: 'gone' }

/** What `idleMs` without a touch or a key mean. */
export function idleAfter(idleMs: number, { quietMs, askMs }: Patience): Idle {
  if (idleMs < quietMs) return { phase: 'present' }
  const leftMs = quietMs + askMs - idleMs
  return leftMs > 0 ? { phase: 'asking', secondsLeft: Math.ceil(leftMs / 1000) } : { phase: 'gone' }
}
