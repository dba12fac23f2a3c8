import type { Db, JSONValue, Tx } from '@forecourt/db'
import { refuse } from './errors.ts'
import { day } from './period.ts'

export type KeyedRequest = { scope: string; key: string; verb: string; hash: string; now: Date }

/**
 * Takes the key for this transaction, or finds what was answered to it. A second request with the same key
 * waits here until the first has committed or rolled back.
 * @throws IDEMPOTENCY_KEY_REUSED when the key was used for another request
 */
export async function replayAnswer<R>(tx: Tx, request: KeyedRequest): Promise<{ answer: R } | null> {
  const { scope, key, verb, hash, now } = request
  const taken = await tx`
    insert into idempotency_keys (scope, key, verb, request_hash, created_at)
    values (${scope}, ${key}, ${verb}, ${hash}, ${now}) on conflict do nothing returning 1`
  return taken.count === 1 ? null : recallAnswer(tx, request)
}

/** What was answered to this key, if anything. @throws IDEMPOTENCY_KEY_REUSED when it was used for another request */
export async function recallAnswer<R>(sql: Db, request: KeyedRequest): Promise<{ answer: R } | null> {
  const { scope, key, verb, hash } = request
  const [earlier] = await sql<{ verb: string; request_hash: string; response: R }[]>`
    select verb, request_hash, response from idempotency_keys where scope = ${scope} and key = ${key}`
  if (!earlier) return null
  if (earlier.verb !== verb || earlier.request_hash !== hash) {
    return refuse(
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was used for another request. Use a new key.',
    )
  }
  return { answer: earlier.response }
}

/** Keeps the first answer to a key. */
export async function rememberAnswer(sql: Db, request: KeyedRequest, answer: unknown): Promise<void> {
  const { scope, key, verb, hash, now } = request
  await sql`
    insert into idempotency_keys (scope, key, verb, request_hash, response, created_at)
    values (${scope}, ${key}, ${verb}, ${hash}, ${sql.json((answer ?? null) as JSONValue)}, ${now})
    on conflict (scope, key) do update set response = coalesce(idempotency_keys.response, excluded.response)`
}

/** How long a retry gets the first answer: a day, as at Stripe. */
const keptMs = day

/** Forgets keys that nobody will retry with any more, and the answers with them, which name people. */
export async function forgetOldKeys(sql: Db, now: Date): Promise<void> {
  await sql`delete from idempotency_keys where created_at < ${new Date(now.getTime() - keptMs)}`
}
