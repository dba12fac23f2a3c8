import type { Db } from '@forecourt/db'
import type { PasswordResetRow } from '@forecourt/db/schema/identity'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addMinutes, anyone, asSystem, command, flow, readSignedId, refuse, system } from '../kernel/index.ts'
import { forgiveAttempt, keysOf, startAttempt } from './attempts.ts'
import { askResetInput, resetPasswordInput } from './contract.ts'
import { hashPassword } from './passwords.ts'
import { address, type SignedIn, signedIn } from './sign-in.ts'

const validMinutes = 60

/**
 * Somebody has forgotten their password: the address gets a link, if it has an account. Whether it has one, the answer
 * does not say.
 * @throws TOO_MANY_ATTEMPTS
 */
export const askReset = flow({
  name: 'identity.askReset',
  access: anyone,
  input: askResetInput.extend({ address }),
  run: async (ctx, { email, address }): Promise<null> => {
    const caller = asSystem(ctx, 'identity.askReset')
    // Counted apart from sign-ins: who may not ask any more may still sign in.
    const asked = { email: `reset ${email}`, address: address && `reset ${address}` }
    await startAttempt(caller, keysOf(ctx.runtime.config.appSecret, asked))
    await openReset(caller, { email })
    return null
  },
})

/** The latest link alone is good. */
const openReset = command({
  name: 'identity.openReset',
  access: system,
  input: askResetInput,
  run: async ({ tx, now, record, emit }, { email }): Promise<void> => {
    const [user] = await tx<{ id: string }[]>`select id from users where email = ${email}`
    if (!user) return
    await tx`update password_resets set used_at = ${now} where user_id = ${user.id} and used_at is null`
    const id = uuid()
    await tx`
      insert into password_resets (id, user_id, expires_at, created_at)
      values (${id}, ${user.id}, ${addMinutes(now, validMinutes)}, ${now})`
    record('user', user.id, { reset: 'asked' })
    emit({ type: 'account.reset_asked', topics: [], payload: { userId: user.id, resetId: id } })
  },
})

/**
 * Sets a new password by a link, once: all sessions of the account end, and this browser is signed in.
 * @throws NOT_FOUND the link is wrong, was used or is older than an hour; TOO_MANY_ATTEMPTS
 */
export const resetPassword = flow({
  name: 'identity.resetPassword',
  access: anyone,
  secretAnswer: true,
  input: resetPasswordInput.extend({ address }),
  run: async (ctx, { token, password, address }): Promise<SignedIn> => {
    const { appSecret } = ctx.runtime.config
    const caller = asSystem(ctx, 'identity.resetPassword')
    const ids = await startAttempt(caller, keysOf(appSecret, { address }))
    const resetId = readSignedId('password reset', token, appSecret) ?? refuseLink()
    const passwordHash = await hashPassword(password)
    const answer = await useReset(caller, { resetId, passwordHash })
    // Nor do failures with the old password count any more.
    await forgiveAttempt(caller, {
      ids,
      ...keysOf(appSecret, { email: answer.account.email, address: null }),
    })
    return answer
  },
})

const useReset = command({
  name: 'identity.useReset',
  access: system,
  secretAnswer: true,
  input: z.object({ resetId: z.string(), passwordHash: z.string() }),
  run: async ({ tx, now, record, emit }, { resetId, passwordHash }): Promise<SignedIn> => {
    const [reset] = await tx<Pick<PasswordResetRow, 'user_id'>[]>`
      update password_resets set used_at = ${now}
      where id = ${resetId} and used_at is null and expires_at > ${now} returning user_id`
    if (!reset) return refuseLink()
    const { user_id: userId } = reset
    await tx`update users set password_hash = ${passwordHash} where id = ${userId}`
    await tx`delete from sessions where user_id = ${userId}`
    record('user', userId, { reset: 'used' })
    emit({ type: 'account.password_changed', topics: [], payload: { userId, resetId } })
    return signedIn(tx, userId)
  },
})

function refuseLink(): never {
  refuse('NOT_FOUND', 'This link is not valid any more. Ask for a new one.')
}

/** Whether a link could still be used. */
export async function resetIsOpen(sql: Db, id: string, now: Date): Promise<boolean> {
  const [open] = await sql`
    select 1 from password_resets where id = ${id} and used_at is null and expires_at > ${now}`
  return open !== undefined
}
