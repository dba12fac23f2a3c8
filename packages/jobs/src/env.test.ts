import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

const complete = {
  DATABASE_URL: 'postgres://localhost/forecourt',
  REDIS_URL: 'redis://localhost',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  APP_SECRET: 'x'.repeat(32),
  PASS_PRIVATE_JWK: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
}

test('what may be left out has a value', () => {
  expect(readEnv({ ...complete, JOBS_PORT: '' })).toMatchObject({
    QUEUE_PREFIX: 'forecourt',
    JOBS_AT_ONCE: 3,
    MESSAGES_PER_SECOND: 50,
  })
})

test('one message names every wrong variable', () => {
  const { REDIS_URL: _, ...rest } = complete
  const wrong = { ...rest, QUEUE_PREFIX: 'a:b', JOBS_PORT: 'http', JOBS_AT_ONCE: '0' }
  expect(() => readEnv(wrong)).toThrow(
    /REDIS_URL is missing[\s\S]*QUEUE_PREFIX is wrong[\s\S]*JOBS_PORT is wrong[\s\S]*JOBS_AT_ONCE is wrong/,
  )
})
