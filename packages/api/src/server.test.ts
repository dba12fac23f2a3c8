import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { movableClock } from '@forecourt/domain/kernel'
import { afterEach, describe, expect, test } from 'vitest'
import { readEnv } from './env.ts'
import { startTestServer, type TestServer } from './testing.ts'

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

describe('health', () => {
  test('lives, is ready, and counts', async () => {
    server = await startTestServer()
    const { ask } = server.browser()
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ok' })
    await ask('/api/trpc/identity.me')
    await ask('/api/v1/bookings/018f4d2e-7c5a-7000-8000-000000000000')
    const figures = await (await ask('/metrics')).text()
    expect(figures).toContain('forecourt_verb_duration_seconds_count{verb="identity.me",outcome="ok"} 1')
    expect(figures).toContain(
      'forecourt_verb_duration_seconds_count{verb="booking.get",outcome="NOT_FOUND"} 1',
    )
    expect(figures).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/,
    )
    expect(figures).toMatch(/forecourt_database_connections\{state="\w+"\} \d/)
  })

  test('tells its figures to whoever has the token, and in production to nobody without one', async () => {
    server = await startTestServer({ production: true })
    expect((await server.browser().ask('/metrics')).status).toBe(404)
    await server.close()
    server = await startTestServer({ production: true, env: { METRICS_TOKEN: 'a-token-of-the-test' } })
    const read = (token: string) =>
      server?.browser().ask('/metrics', { headers: { authorization: `Bearer ${token}` } })
    expect((await read('a-token-of-another'))?.status).toBe(404)
    expect((await read('a-token-of-the-test'))?.status).toBe(200)
  })

  test('is not ready without its database, but lives', async () => {
    server = await startTestServer()
    await server.sql.end({ timeout: 0 })
    expect((await server.browser().ask('/healthz')).status).toBe(200)
    const ready = await server.browser().ask('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ detail: 'The database does not answer.' })
  })
})

test('a fault of ours tells nothing but the request’s id', async () => {
  server = await startTestServer()
  await server.sql`drop table users cascade`
  const response = await server
    .browser()
    .post('/api/trpc/identity.signUp', { email: 'a@example.com', name: 'A', password: 'long enough it is' })
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({
    error: { data: { code: 'INTERNAL', requestId: response.headers.get('x-request-id') } },
  })
  expect(text).not.toMatch(/users|relation|stack|\.ts/)
})

describe('the apps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apps-'))
  for (const app of ['customer-web', 'admin-web']) {
    mkdirSync(join(folder, app, 'dist/assets'), { recursive: true })
    writeFileSync(join(folder, app, 'dist/index.html'), `<title>${app}</title>`)
    writeFileSync(join(folder, app, 'dist/assets/app-1a2b3c.js'), `// ${app}\n`.repeat(500))
  }
  afterEach(() => rmSync(join(folder, 'none'), { recursive: true, force: true }))
  const page = { headers: { accept: 'text/html' } }

  test.each([
    ['/', 'customer-web'],
    ['/bookings/1?x=1', 'customer-web'],
    ['/admin/', 'admin-web'],
    ['/admin', 'admin-web'],
    ['/admin/bookings/7', 'admin-web'],
  ])('%s is a page of %s', async (path, app) => {
    server = await startTestServer({ apps: folder })
    const response = await server.browser().ask(path, page)
    expect(await response.text()).toBe(`<title>${app}</title>`)
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  test('files with a hash are kept and compressed; what is missing is no page', async () => {
    server = await startTestServer({ apps: folder })
    const { ask } = server.browser()
    const script = await ask('/admin/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'br' } })
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-encoding')).toBe('br')
    expect((await ask('/admin/assets/gone-000000.js')).status).toBe(404)
    expect((await ask('/api/v1/nothing', page)).headers.get('content-type')).toContain('problem+json')
    expect((await ask('/kiosk/', page)).status).toBe(404)
    expect(await (await ask('/config.json')).json()).toEqual({ mapTilesUrl: null, production: false })
  })
})

describe('the environment', () => {
  test('one message names all that is wrong', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://nope', PORT: 'http', APP_SECRET: 'short' })).toThrow(
      /DATABASE_URL is wrong[\s\S]*PORT is wrong[\s\S]*STRIPE_SECRET_KEY is missing[\s\S]*APP_SECRET is wrong[\s\S]*PASS_PRIVATE_JWK is missing/,
    )
  })
})

test('the clock can be moved only where it was given', async () => {
  server = await startTestServer()
  const refused = await server.browser().post('/dev/clock', { advanceMs: 1000 })
  expect(refused.status).toBe(404)
  await server.close()
  const clock = movableClock(new Date('2026-03-02T08:00:00Z'))
  const testClock = {
    now: clock.now,
    move: async (move: { advanceMs: number } | { set: Date }) => {
      if ('set' in move) clock.set(move.set)
      else clock.advance(move.advanceMs)
      return clock.now()
    },
  }
  server = await startTestServer({ testClock })
  const { post } = server.browser()
  expect(await (await post('/dev/clock', { advanceMs: 60_000 })).json()).toEqual({
    now: '2026-03-02T08:01:00.000Z',
  })
  expect(await (await post('/dev/clock', { set: '2026-04-01T10:00:00+02:00' })).json()).toEqual({
    now: '2026-04-01T08:00:00.000Z',
  })
})
