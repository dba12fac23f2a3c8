import { randomBytes } from 'node:crypto'
import { Queue } from 'bullmq'
import { afterEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing.ts'

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'
const page = '/operations/queues'

/** Somebody who signed up, and works here in this role. */
async function signedIn(role: string) {
  if (!server) throw new Error('There is no server.')
  const browser = server.browser()
  const email = `${role}@example.test`
  await browser.post('/api/v1/auth/sign-up', { email, password: 'a long enough password', name: 'Ada' })
  await server.sql`update users set role = ${role} where email = ${email}`
  return browser
}

test('admins see the queues and their jobs; nobody else does', async () => {
  const prefix = `test-${randomBytes(4).toString('hex')}`
  server = await startTestServer({ env: { REDIS_URL: redisUrl, QUEUE_PREFIX: prefix } })
  const queue = new Queue('records', { connection: { url: redisUrl }, prefix })
  await queue.add('tell.receipt', { eventId: 7, reaction: 'tell.receipt' })
  const admin = await signedIn('admin')
  await expect.poll(async () => (await admin.ask(page)).status).toBe(200)
  expect(await (await admin.ask(page)).text()).toContain('Forecourt')
  const answer = await (await admin.ask(`${page}/api/queues?activeQueue=records`)).text()
  expect(answer).toContain('tell.receipt')
  const status = async (role: string) => (await (await signedIn(role)).ask(page)).status
  expect([await status('manager'), await status('customer')]).toEqual([403, 403])
  expect((await server.browser().ask(page)).status).toBe(401)
  const foreign = {
    headers: { origin: 'https://elsewhere.test', 'sec-fetch-site': 'cross-site' },
    method: 'PUT',
  }
  expect((await admin.ask(`${page}/api/queues/records/clean/failed`, foreign)).status).toBe(403)
  await queue.obliterate({ force: true })
  await queue.close()
})

test('without Redis they say so', async () => {
  server = await startTestServer({ env: { REDIS_URL: 'redis://127.0.0.1:1' } })
  const answer = await (await signedIn('admin')).ask(page)
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'QUEUES_UNAVAILABLE' }])
})

test('a server that was not told of Redis has none to show', async () => {
  server = await startTestServer()
  expect((await (await signedIn('admin')).ask(page)).status).toBe(404)
})
