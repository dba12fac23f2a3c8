import { afterEach, beforeEach, expect, it } from 'vitest'
import { askReset, resetPassword, sessionUser, signIn, signUp, verifyEmail } from '../identity/index.ts'
import { systemCall } from '../kernel/index.ts'
import { mailbox } from '../notifications/index.ts'
import { reactions } from '../registry.ts'
import { createTestRuntime } from '../testing.ts'
import { sweeps } from './index.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeEach(async () => {
  world = await createTestRuntime()
})
afterEach(() => world.drop())

const address = '203.0.113.7'
const email = 'ada@example.com'
const old = 'the old password'
const fresh = 'a fresh password'
const join = () => signUp(world.call(), { email, password: old, name: 'Ada', locale: 'fr', address })
const enter = (password: string) => signIn(world.call(), { email, password, address })
const ask = (to = email) => askReset(world.call(), { email: to, address })
const reset = (token: string, password = fresh) => resetPassword(world.call(), { token, password, address })

/** Delivers the events, twice, and sends what is due. */
async function letters(): Promise<{ kind: string; text: string }[]> {
  const events = await world.sql<
    { id: number; type: string; payload: unknown }[]
  >`select * from outbox order by id`
  for (const event of [...events, ...events])
    for (const { name, run } of reactions[event.type] ?? [])
      if (name.startsWith('tell.')) await run(world.runtime, event)
  world.clock.advance(2 * 60_000)
  await sweeps.sendDueMessages(systemCall(world.runtime, 'test'), {})
  const sent = await mailbox(world.call(), { recipient: email })
  return sent.map(({ kind, textBody }) => ({ kind, text: textBody ?? '' }))
}
const tokenIn = (text: string, path: string) => new RegExp(`/${path}#(\\S+)`).exec(text)?.[1] ?? ''
const askedFor = async () => {
  await ask()
  const [letter] = (await letters()).filter(({ kind }) => kind === 'password_reset')
  return tokenIn(letter?.text ?? '', 'reset')
}

it('a link sets a new password, once; every other session ends, and the owner is told', async () => {
  const before = await join()
  const token = await askedFor()
  const { session } = await reset(token)
  expect(await sessionUser(world.sql, before.session.secret)).toBeNull()
  expect(await sessionUser(world.sql, session.secret)).not.toBeNull()
  await expect(enter(old)).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
  await enter(fresh)
  await expect(reset(token)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await letters()).map(({ kind }) => kind).sort()).toEqual([
    'password_changed',
    'password_reset',
    'welcome',
  ])
})

it('the latest link counts, for an hour, and one that was tampered with never', async () => {
  await join()
  const first = await askedFor()
  world.clock.advance(60_000)
  const second = await askedFor()
  await expect(reset(first)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(reset(`${second.slice(0, -2)}xx`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(reset(second, 'short')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  world.clock.advance(3_600_000)
  await expect(reset(second)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await enter(old)
})

it('nobody learns who has an account, nor sends a hundred links', async () => {
  await join()
  expect(await ask('nobody@example.com')).toEqual(await ask())
  for (let n = 0; n < 4; n++) await ask()
  await expect(ask()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  await enter(old)
})

it('who has asked too often from one address may still sign in there', async () => {
  await join()
  for (let n = 0; n < 20; n++) await ask(`nobody-${n}@example.com`)
  await expect(ask('one-more@example.com')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  await enter(old)
})

it('a link that was used before it was sent is not sent, and no table has its secret', async () => {
  await join()
  await ask()
  await world.sql`update password_resets set used_at = ${world.clock.now()}`
  expect((await letters()).map(({ kind }) => kind)).toEqual(['welcome'])
  const rows = await world.sql`select * from password_resets`
  expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'user_id', 'expires_at', 'used_at', 'created_at'])
})

it('the welcome speaks the language of the account, and its link confirms the address', async () => {
  await join()
  const [welcome] = await letters()
  expect(welcome?.text).toContain('Bienvenue, Ada')
  const token = tokenIn(welcome?.text ?? '', 'verify')
  await expect(verifyEmail(world.call(), { token: `${token}x` })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await verifyEmail(world.call(), { token })
  await verifyEmail(world.call(), { token })
  const [user] = await world.sql<{ at: Date }[]>`select email_verified_at as at from users`
  expect(user?.at).toEqual(world.clock.now())
})
