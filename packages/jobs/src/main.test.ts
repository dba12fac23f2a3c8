import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { createTestRuntime } from '@forecourt/domain/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'

let database: Awaited<ReturnType<typeof createTestRuntime>>
beforeEach(async () => {
  database = await createTestRuntime()
})
afterEach(() => database.drop())

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts the process, waits until it is well, and asks it to stop. */
async function lifeOf(redisUrl: string) {
  const port = await freePort()
  const child = spawn(process.execPath, ['main.ts'], {
    cwd: import.meta.dirname,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      QUEUE_PREFIX: `test-${randomBytes(4).toString('hex')}`,
      JOBS_PORT: String(port),
      STRIPE_SECRET_KEY: 'sk_test_none',
      STRIPE_WEBHOOK_SECRET: 'whsec_none',
      APP_SECRET: 'a-secret-that-only-the-tests-know-of',
      PASS_PRIVATE_JWK: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
    },
  })
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  const health = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.json(),
      () => null,
    )
  await expect.poll(health, { timeout: 20_000 }).toMatchObject({ status: 'ok' })
  const { promise: ended, resolve } = Promise.withResolvers<number | null>()
  child.once('exit', resolve)
  child.kill('SIGTERM')
  const code = await ended
  const [log, complaints] = await output
  return {
    code,
    complaints,
    log: log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

test('the process starts, is well, and stops when it is told to', async () => {
  const { code, complaints, log } = await lifeOf(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' })
  expect(log.map(({ msg }) => msg)).toEqual(['the workers run', 'stopping'])
})

test('so it does without Redis, and says once that Redis is away', async () => {
  const { code, complaints, log } = await lifeOf(`redis://127.0.0.1:${await freePort()}`)
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' })
  expect(log.filter(({ level }) => level >= 40)).toMatchObject([
    { msg: 'Redis is away: jobs wait in the database' },
  ])
})
