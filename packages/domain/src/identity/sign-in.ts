import type { Db } from '@forecourt/db'
import { z } from 'zod'
import { anyone, asSystem, command, flow, refuse, system } from '../kernel/index.ts'
import { forgiveAttempt, keysOf, startAttempt } from './attempts.ts'
import { signInInput } from './contract.ts'
import { isPassword } from './passwords.ts'
import { type NewSession, openSession } from './sessions.ts'
import { type Account, findAccount, findCredentials } from './store.ts'

/** The session is for the cookie; it must not reach an answer's body. */
export type SignedIn = { account: Account; session: NewSession }

/** The caller's network address, to slow guessing down; null when there is none. */
export const address = z.string().max(100).nullable()

/**
 * Opens a session for an email and password. An unknown email takes as long, and is answered the same, as a
 * wrong password. A flow, so that no transaction waits for the password's slow hash.
 * @throws WRONG_CREDENTIALS; TOO_MANY_ATTEMPTS
 */
export const signIn = flow({
  name: 'identity.signIn',
  access: anyone,
  secretAnswer: true,
  input: signInInput.extend({ address }),
  run: async (ctx, input): Promise<SignedIn> => {
    const caller = asSystem(ctx, 'identity.signIn')
    const keys = keysOf(ctx.runtime.config.appSecret, input)
    const ids = await startAttempt(caller, keys)
    const found = await findCredentials(ctx.runtime.sql, input.email)
    const matches = await isPassword(found?.password_hash, input.password)
    if (!found || !matches) {
      return refuse('WRONG_CREDENTIALS', 'Email and password do not belong together.')
    }
    await forgiveAttempt(caller, { ids, email: keys.email })
    return startSession(caller, { userId: found.id })
  },
})

const startSession = command({
  name: 'identity.startSession',
  access: system,
  secretAnswer: true,
  input: z.object({ userId: z.uuid() }),
  run: async ({ tx, record }, { userId }): Promise<SignedIn> => {
    record('user', userId)
    return signedIn(tx, userId)
  },
})

export async function signedIn(sql: Db, userId: string): Promise<SignedIn> {
  const account = await findAccount(sql, userId)
  if (!account) return refuse('NOT_FOUND', 'There is no such account.')
  return { account, session: await openSession(sql, userId) }
}
