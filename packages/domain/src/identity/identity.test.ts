import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../kernel/index.ts'
import { anonymous, createTestRuntime, makeBranch } from '../testing.ts'
import { forgetOld, me, sessionUser, signIn, signOut, signUp } from './index.ts'

let test$: Awaited<ReturnType<typeof createTestRuntime>>
beforeEach(async () => {
  test$ = await createTestRuntime()
})
afterEach(() => test$.drop())

const password = 'a long enough password'
const address = '203.0.113.7'
const ada = { email: 'Ada@example.com', password, name: 'Ada Lovelace', address }

const join = (over = {}) => signUp(test$.call(), { ...ada, ...over })
const enter = (over = {}) => signIn(test$.call(), { email: ada.email, password, address, ...over })
const wrong = { code: 'WRONG_CREDENTIALS' }

const actorOf = async (secret: string): Promise<Actor> => {
  const user = await sessionUser(test$.sql, secret)
  return user ? { kind: 'user', ...user, guestHash: null } : anonymous
}

test('who signs up is signed in, and can sign in again, whatever the case of the email', async () => {
  const { account, session } = await join()
  expect(account).toMatchObject({ email: ada.email, name: ada.name, role: 'customer', branches: [] })
  expect(await me(test$.call(await actorOf(session.secret)), {})).toEqual(account)
  const again = await enter({ email: 'ada@EXAMPLE.com' })
  expect(again.account).toEqual(account)
  expect(again.session.secret).not.toBe(session.secret)
})

test('nobody is nobody', async () => {
  expect(await me(test$.call(), {})).toBeNull()
  expect(await sessionUser(test$.sql, 'no such session')).toBeNull()
})

test('an email has one account', async () => {
  await join()
  await expect(join({ email: 'ada@example.com' })).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
})

test('a wrong password and an unknown email are answered alike', async () => {
  await join()
  const refusals = await Promise.all([
    enter({ password: 'not the password' }).catch((error: Error) => error),
    enter({ email: 'bob@example.com' }).catch((error: Error) => error),
  ])
  expect(refusals[0]).toMatchObject(wrong)
  expect(refusals[1]).toEqual(refusals[0])
})

test('the database keeps neither password nor session', async () => {
  const { session } = await join()
  const stored = JSON.stringify([
    await test$.sql`select * from users`,
    await test$.sql`select * from sessions`,
    await test$.sql`select * from audit_log`,
    await test$.sql`select * from sign_in_attempts`,
  ])
  expect(stored).toContain('$argon2id$')
  expect(stored).not.toContain(password)
  expect(stored).not.toContain(session.secret)
  expect(stored).not.toContain(address)
})

test('an idempotency key does not store a session either', async () => {
  const { session } = await signUp(test$.call(anonymous, 'a-key-of-the-browser'), ada)
  const kept = await test$.sql`select * from idempotency_keys`
  expect(JSON.stringify(kept)).not.toContain(session.secret)
})

test('signing out ends this session and no other', async () => {
  const first = (await join()).session.secret
  const second = (await enter()).session.secret
  await signOut(test$.call(await actorOf(first)), { secret: first })
  expect(await sessionUser(test$.sql, first)).toBeNull()
  expect(await sessionUser(test$.sql, second)).not.toBeNull()
})

test('a session ends after 30 days, and is renewed in its second half', async () => {
  const { secret } = (await join()).session
  const { sql } = test$
  expect(await sessionUser(sql, secret)).toMatchObject({ renewedUntil: null })
  await sql`update sessions set expires_at = now() + interval '14 days'`
  const renewed = await sessionUser(sql, secret)
  expect(renewed?.renewedUntil?.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  await sql`update sessions set expires_at = now() - interval '1 second'`
  expect(await sessionUser(sql, secret)).toBeNull()
})

test('staff are known with their branches', async () => {
  const { account, session } = await join()
  const branch = await makeBranch(test$.sql)
  await test$.sql`update users set role = 'agent'`
  await test$.sql`insert into user_branches (user_id, branch_id) values (${account.id}, ${branch.id})`
  const actor = await actorOf(session.secret)
  expect(actor).toMatchObject({ role: 'agent', branchIds: [branch.id] })
  expect(await me(test$.call(actor), {})).toMatchObject({ branches: [{ id: branch.id, name: branch.name }] })
})

test('after five failures with an email the right password waits too, and then works again', async () => {
  await join()
  for (let n = 0; n < 5; n++) {
    await expect(enter({ password: 'wrong', address: `203.0.113.${n}` })).rejects.toMatchObject(wrong)
  }
  test$.clock.advance(60_000)
  await expect(enter()).rejects.toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
    data: { retryAfterSeconds: 14 * 60 },
  })
  test$.clock.advance(14 * 60_000)
  await enter()
})

test('success forgives the failures before it', async () => {
  await join()
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 4; n++) await expect(enter({ password: 'wrong' })).rejects.toMatchObject(wrong)
    await enter()
  }
})

test('guesses at once get no further than guesses in a row', async () => {
  await join()
  const guesses = Array.from({ length: 20 }, (_, n) =>
    enter({ password: `guess ${n}`, address: `198.51.100.${n}` }).catch(
      (error: { code: string }) => error.code,
    ),
  )
  const answers = await Promise.all(guesses)
  expect(answers.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(5)
  expect(answers.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(15)
})

test('twenty failures from one address are enough, whatever the emails', async () => {
  for (let n = 0; n < 20; n++) {
    await expect(enter({ email: `${randomUUID()}@example.com` })).rejects.toMatchObject(wrong)
  }
  await expect(enter({ email: 'somebody@example.com' })).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  await expect(join()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  await expect(enter({ email: 'somebody@example.com', address: '192.0.2.1' })).rejects.toMatchObject(wrong)
})

test('what is over is forgotten', async () => {
  await join()
  await expect(enter({ password: 'wrong' })).rejects.toMatchObject(wrong)
  await test$.sql`update sessions set expires_at = now() - interval '1 second'`
  test$.clock.advance(16 * 60_000)
  await forgetOld(test$.runtime)
  expect(await test$.sql`select 1 from sessions`).toHaveLength(0)
  expect(await test$.sql`select 1 from sign_in_attempts`).toHaveLength(0)
})

test.each([
  [{ email: 'nobody' }, 'email'],
  [{ password: 'short' }, 'password'],
  [{ name: ' ' }, 'name'],
])('signing up with %j names the field', async (over, field) => {
  await expect(join(over)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { errors: [{ field }] } })
})
