import { terminalOfSecret } from '@forecourt/domain/gate'
import { systemCall } from '@forecourt/domain/kernel'
import { makeQuote } from '@forecourt/domain/testing'
import { afterEach, expect, test } from 'vitest'
import { driver, makeWorld, period, startTestServer, type TestServer } from './testing.ts'

let server: TestServer
afterEach(() => server.close())

const account = { ...driver, password: 'a long enough password' }
const cookieOf = (response: Response, name: string) =>
  response.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? ''
const signUp = (browser = server.browser()) => browser.post('/api/trpc/identity.signUp', account)
type Answer = { result: { data: unknown } }
const dataOf = async (response: Response) => ((await response.json()) as Answer).result.data

test('a session is for the server alone, and never in a body', async () => {
  server = await startTestServer()
  const browser = server.browser()
  const response = await signUp(browser)
  expect(cookieOf(response, 'session')).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  expect(await response.text()).not.toContain(browser.jar.get('session') ?? 'no cookie')
  expect(await dataOf(await browser.ask('/api/trpc/identity.me'))).toMatchObject({ email: driver.email })
  const out = await browser.post('/api/trpc/identity.signOut', {})
  expect(cookieOf(out, 'session')).toMatch(/^session=;/)
  expect(await dataOf(await browser.ask('/api/trpc/identity.me'))).toBeNull()
})

test('over https the browser itself holds the cookies to this host', async () => {
  server = await startTestServer({ publicUrl: 'https://rent.example' })
  const response = await signUp()
  expect(cookieOf(response, '__Host-session')).toMatch(
    /; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(cookieOf(response, 'session')).toBe('')
})

test('a session in the second half of its life is renewed, cookie and all', async () => {
  server = await startTestServer()
  const browser = server.browser()
  await signUp(browser)
  await server.sql`update sessions set expires_at = now() + interval '10 days'`
  const response = await browser.ask('/api/trpc/identity.me')
  const expires = /Expires=([^;]+)/.exec(cookieOf(response, 'session'))?.[1] ?? ''
  expect(new Date(expires).getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
})

async function holdCar(browser = server.browser(), headers: Record<string, string> = {}) {
  const world = await makeWorld(server.sql)
  const [plan] = await server.sql`select * from rate_plans where class_id = 'CDMR'`
  const quote = await makeQuote(server.sql, {
    branch: world.branch,
    class: world.carClass,
    plan: plan as Parameters<typeof makeQuote>[1]['plan'],
    ...period,
    madeAt: server.clock.now(),
  })
  return browser.post('/api/trpc/booking.hold', { quoteId: quote.id, contact: driver }, headers)
}

test('a guest who holds is remembered; who is signed in needs no second memory', async () => {
  server = await startTestServer()
  const response = await holdCar()
  expect(response.status).toBe(200)
  const secret = /^guest=([^;]+)/.exec(cookieOf(response, 'guest'))?.[1] ?? ''
  expect(secret).toHaveLength(43)
  const [access] = await server.sql`select guest_hash from booking_access`
  expect(access?.guest_hash).toMatch(/^[0-9a-f]{64}$/)
  expect(access?.guest_hash).not.toContain(secret)
  await server.close()

  server = await startTestServer()
  const browser = server.browser()
  await signUp(browser)
  expect(cookieOf(await holdCar(browser), 'guest')).toBe('')
})

test('a refused hold leaves no cookie', async () => {
  server = await startTestServer()
  const missing = { quoteId: '018f4d2e-7c5a-7000-8000-000000000000', contact: driver }
  const response = await server.browser().post('/api/trpc/booking.hold', missing)
  expect(response.status).toBe(404)
  expect(response.headers.getSetCookie()).toEqual([])
})

test('one key is for one call', async () => {
  server = await startTestServer()
  const response = await server
    .browser()
    .post(
      '/api/trpc/booking.find,booking.find?batch=1',
      { 0: {}, 1: {} },
      { 'idempotency-key': 'a-key-for-two' },
    )
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('"code":"INVALID_INPUT"')
})

test('a paired device is its terminal; beside a session, the page that asks decides', async () => {
  server = await startTestServer()
  await makeWorld(server.sql)
  await server.sql`
    insert into terminals (id, branch_id, name, pairing_code_hash, pairing_expires_at, created_at)
    values (gen_random_uuid(), 'lyon-test', 'Gate 1', encode(sha256('ABCD2345'), 'hex'), ${new Date('2026-03-02T09:00:00Z')}, now())`
  const browser = server.browser()
  const paired = await browser.post('/api/trpc/gate.pair', { code: 'abcd-2345' })
  const secret = browser.jar.get('terminal') ?? ''
  const body = await paired.text()
  expect(JSON.parse(body)).toMatchObject({ result: { data: { branch: { id: 'lyon-test' } } } })
  expect(body).not.toContain(secret)
  expect(await terminalOfSecret(systemCall(server.runtime, 'test'), { secret })).toMatchObject({
    branchId: 'lyon-test',
  })
  expect((await browser.ask('/api/trpc/gate.self')).status).toBe(200)

  await signUp(browser)
  const from = (page: string) => ({ headers: { referer: `${server.url}${page}` } })
  expect((await browser.ask('/api/trpc/gate.self', from('/kiosk/'))).status).toBe(200)
  expect((await browser.ask('/api/trpc/gate.self', from('/'))).status).toBe(403)
  expect(await dataOf(await browser.ask('/api/trpc/identity.me', from('/')))).not.toBeNull()
  expect(await dataOf(await browser.ask('/api/trpc/identity.me', from('/kiosk/pick-up')))).toBeNull()
})
