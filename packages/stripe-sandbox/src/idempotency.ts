import { createHash } from 'node:crypto'
import type { Clock } from './clock.ts'
import { ApiError } from './errors.ts'
import type { Answer, Store } from './store.ts'

/** One use of a key: the call and its raw parameters. */
interface KeyedCall {
  key: string
  call: string
  params: unknown
}

const REMEMBERED_MS = 24 * 3_600_000
const LONGEST_KEY = 255

/** Hashes parameters so that their order does not matter. */
function fingerprintOf(params: unknown): string {
  const sorted = JSON.stringify(params, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('hex')
}

/** What came of a call; `cutOff`: its caller will not hear of it. */
export type Executed = { answer: Answer; saved: boolean; cutOff?: boolean }

export type Once = (
  call: KeyedCall,
  execute: () => Promise<Executed>,
) => Promise<{ answer: Answer; replayed: boolean }>

/**
 * Stripe's rules for `Idempotency-Key`: the first answer (also an error, once execution has begun) is given again for
 * 24 hours; other parameters or another endpoint are a 400 `idempotency_error`; a call still running is a 409.
 */
export function createIdempotency(store: Store, clock: Clock): Once {
  const running = new Set<string>()

  return async ({ key, call, params }, execute) => {
    if (key.length > LONGEST_KEY) {
      throw mismatch(`Idempotency keys can be at most ${LONGEST_KEY} characters long.`)
    }
    const fingerprint = fingerprintOf(params)
    const earlier = store.answers.get(key)
    if (earlier && clock.now() - earlier.at < REMEMBERED_MS) {
      if (earlier.call !== call) {
        throw mismatch(
          `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${call}' instead of '${earlier.call}'). Try using a key other than '${key}' if you meant to execute a different request.`,
        )
      }
      if (earlier.params !== fingerprint) {
        throw mismatch(
          `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        )
      }
      earlier.replays += 1
      return { answer: earlier, replayed: true }
    }
    if (running.has(key)) {
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      })
    }
    running.add(key)
    try {
      const { answer, saved, cutOff = false } = await execute()
      const kept = { ...answer, call, params: fingerprint, at: clock.now(), replays: 0, cutOff }
      if (saved) store.answers.set(key, kept)
      return { answer, replayed: false }
    } finally {
      running.delete(key)
    }
  }
}

const mismatch = (message: string) => new ApiError(400, { type: 'idempotency_error', message })
