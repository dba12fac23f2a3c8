import { afterEach, describe, expect, test } from 'vitest'
import { driver, startTestServer, type TestServer } from './testing.ts'

let server: TestServer
afterEach(() => server.close())

const account = { ...driver, password: 'a long enough password' }
const signUpPaths = ['/api/trpc/identity.signUp', '/api/v1/auth/sign-up']

describe.each(signUpPaths)('a write to %s', (path) => {
  test.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port', { origin: 'http://localhost:9' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['another site, in the words of today', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:5173' }, 200],
    ['our own page in an older browser', { origin: 'http://localhost:4000' }, 200],
    ['a program', {}, 200],
  ])('from %s', async (_what, headers, status) => {
    server = await startTestServer()
    const response = await server.browser().post(path, account, { ...headers } as Record<string, string>)
    const expected = status === 200 && path.includes('/v1/') ? 201 : status
    expect(response.status).toBe(expected)
    if (status === 403) expect(await response.text()).toContain('"code":"FOREIGN_ORIGIN"')
    expect((await server.sql`select 1 from users`).count).toBe(status === 403 ? 0 : 1)
  })
})

test('reading is open to other sites, without our cookies being of use to them', async () => {
  server = await startTestServer()
  const response = await server
    .browser()
    .ask('/api/v1/locations', { headers: { origin: 'https://evil.example' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('a form that another site posts as multipart is refused as well', async () => {
  server = await startTestServer()
  const body = new FormData()
  body.set('email', account.email)
  const headers = { origin: 'https://evil.example' }
  const response = await server.browser().ask('/api/trpc/identity.signUp', { method: 'POST', headers, body })
  expect(response.status).toBe(403)
})

test('too many requests are refused in each one’s own words, and say when to come again', async () => {
  server = await startTestServer({ env: { RATE_LIMIT_PER_MINUTE: '2' } })
  const { ask } = server.browser()
  await ask('/api/v1/locations')
  await ask('/api/v1/locations')
  const rest = await ask('/api/v1/locations')
  expect(rest.status).toBe(429)
  expect(Number(rest.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await rest.json()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  const trpc = await ask('/api/trpc/identity.me')
  expect(trpc.status).toBe(429)
  expect(await trpc.json()).toMatchObject({ error: { data: { code: 'TOO_MANY_ATTEMPTS' } } })
  expect((await ask('/healthz')).status).toBe(200)
})

test('pages may load from here alone, and only https asks for https', async () => {
  server = await startTestServer({ env: { MAP_TILES_URL: 'https://{s}.tiles.example/{z}/{x}/{y}.png' } })
  const { headers } = await server.browser().ask('/healthz')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toMatch(/img-src [^;]*https:\/\/\*\.tiles\.example/)
  expect(policy).toContain("form-action 'self' http://localhost:4001")
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect(headers.get('strict-transport-security')).toBeNull()
  await server.close()
  server = await startTestServer({ publicUrl: 'https://rent.example' })
  const https = (await server.browser().ask('/healthz')).headers
  expect(https.get('content-security-policy')).toContain('upgrade-insecure-requests')
  expect(https.get('strict-transport-security')).toContain('max-age=')
})
