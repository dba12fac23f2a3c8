/** A server of the test's own, on a database of its own, and browsers that keep their cookies. */
import type { MovableClock } from '@forecourt/domain/runtime'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeUnit } from '@forecourt/domain/testing'
import { readEnv } from './env.ts'
import { createServer } from './server.ts'

type Options = {
  publicUrl?: string
  production?: boolean
  env?: Record<string, string>
  apps?: string
  testClock?: MovableClock
}

const testEnv = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://not-used@localhost/not-used',
  STRIPE_SECRET_KEY: 'sk_test_not_used',
  STRIPE_WEBHOOK_SECRET: 'whsec_not_used',
  STRIPE_API_BASE: 'http://localhost:4001',
  APP_SECRET: 'a-secret-that-only-the-tests-know-of',
  PASS_PRIVATE_JWK: JSON.stringify({
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  }),
  RATE_LIMIT_PER_MINUTE: '100000',
}

export async function startTestServer(options: Options = {}) {
  const { publicUrl, production = false, env = {}, apps = '/nowhere', testClock = null } = options
  const given = await createTestRuntime()
  const { config: usual } = given.runtime
  const config = { ...usual, production, publicUrl: publicUrl ?? usual.publicUrl }
  const runtime = { ...given.runtime, config }
  const app = await createServer({ runtime, env: readEnv({ ...testEnv, ...env }), apps, testClock })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await app.close()
    await given.drop()
  }
  return { ...given, runtime, app, url, browser: () => createBrowser(url), close }
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** Asks the server and keeps its cookies, as a browser would. */
function createBrowser(url: string) {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url + path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const send =
    (method: string) =>
    (path: string, body: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
  return { jar, ask, post: send('POST'), patch: send('PATCH') }
}

/** A branch that rents one car and parks on one bay, on Monday 2 March 2026. */
export async function makeWorld(sql: TestServer['sql']) {
  const branch = await makeBranch(sql, { id: 'lyon-test' })
  const carClass = await makeClass(sql, { id: 'CDMR' })
  const bayClass = await makeClass(sql, { id: 'BAY-STD', product: 'parking' })
  await makeRatePlan(sql, { branch, class: carClass })
  await makeRatePlan(sql, { branch, class: bayClass })
  const car = await makeUnit(sql, { branch, class: carClass })
  const bay = await makeUnit(sql, { branch, class: bayClass })
  return { branch, carClass, bayClass, car, bay }
}

export const period = { from: '2026-03-02T10:00:00+01:00', to: '2026-03-04T10:00:00+01:00' }
export const driver = { name: 'Ada Lovelace', email: 'ada@example.com' }
