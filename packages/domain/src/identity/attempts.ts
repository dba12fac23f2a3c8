import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { addMinutes, command, type Runtime, refuse, system } from '../kernel/index.ts'

/** How many attempts may fail within the window, by email and by network address. */
const limits = { email: 5, address: 20 } as const
const windowMinutes = 15

const attemptKeys = z.object({ email: z.string().nullable(), address: z.string().nullable() })
type AttemptKeys = z.infer<typeof attemptKeys>

/** What an attempt counts against, as keyed hashes: emails and addresses are personal data. */
export function keysOf(appSecret: string, of: { email?: string; address: string | null }): AttemptKeys {
  const hashed = (kind: string, value: string) =>
    createHmac('sha256', appSecret).update(`${kind}:${value.toLowerCase()}`).digest('hex')
  return {
    email: of.email === undefined ? null : hashed('email', of.email),
    address: of.address === null ? null : hashed('address', of.address),
  }
}

/**
 * Counts an attempt as failed before it is made, one at a time for each key: a thousand guesses at once get no
 * further than a thousand in a row. Take it back with `forgiveAttempt` when it was right.
 * @returns the ids of the attempt's rows
 * @throws TOO_MANY_ATTEMPTS with `retryAfterSeconds`
 */
export const startAttempt = command({
  name: 'identity.startAttempt',
  access: system,
  input: attemptKeys,
  run: async ({ tx, now }, { email, address }): Promise<number[]> => {
    const hashes = [email, address].filter((hash) => hash !== null)
    await tx`
      select pg_advisory_xact_lock(hashtextextended(hash, 0))
      from (select unnest(${hashes}::text[]) as hash order by hash) hashes`
    const since = addMinutes(now, -windowMinutes)
    const [full] = await tx<{ at: Date }[]>`
      select at from (
        select at, key_hash, row_number() over (partition by key_hash order by at desc) as nth
        from sign_in_attempts where key_hash = any(${hashes}::text[]) and at > ${since}
      ) attempts
      where nth = case when key_hash = ${email} then ${limits.email}::int else ${limits.address}::int end
      order by at desc limit 1`
    if (full) return refuseUntil(addMinutes(full.at, windowMinutes), now)
    const rows = await tx<{ id: number }[]>`
      insert into sign_in_attempts (key_hash, at) select unnest(${hashes}::text[]), ${now} returning id`
    return rows.map((row) => row.id)
  },
})

/** The attempt was right: it does not count any more, nor do the failures with this email before it. */
export const forgiveAttempt = command({
  name: 'identity.forgiveAttempt',
  access: system,
  input: z.object({ ids: z.array(z.number()), email: z.string().nullable() }),
  run: async ({ tx }, { ids, email }): Promise<void> => {
    await tx`delete from sign_in_attempts where id = any(${ids}::bigint[]) or key_hash = ${email}`
  },
})

/** Deletes what no limit looks at any more. */
export async function forgetAttempts({ sql, clock }: Runtime): Promise<void> {
  await sql`delete from sign_in_attempts where at < ${addMinutes(clock.now(), -windowMinutes)}`
}

function refuseUntil(until: Date, now: Date): never {
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  return refuse('TOO_MANY_ATTEMPTS', 'Too many attempts. Wait a few minutes and try again.', {
    retryAfterSeconds,
  })
}
