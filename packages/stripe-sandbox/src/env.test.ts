import { expect, it } from 'vitest'
import { readEnv } from './env.ts'

const secrets = { STRIPE_WEBHOOK_SECRET: 'whsec_12345678', STRIPE_SECRET_KEY: 'sk_test_1' }

it('has defaults for all but the secrets, and sends webhooks to Forecourt', () => {
  expect(readEnv({ ...secrets, PUBLIC_URL: 'http://localhost:4100/' })).toEqual({
    host: undefined,
    port: 4001,
    publicUrl: 'http://localhost:4001',
    statePath: undefined,
    webhookUrl: 'http://localhost:4100/webhooks/stripe',
    webhookSecret: 'whsec_12345678',
    apiKey: 'sk_test_1',
  })
})

it('names every variable that is wrong, and takes no real key', () => {
  expect(() => readEnv({ SANDBOX_PORT: 'x', STRIPE_SECRET_KEY: 'sk_live_1' })).toThrow(
    /SANDBOX_PORT:.*STRIPE_WEBHOOK_SECRET:.*STRIPE_SECRET_KEY: must start with sk_test_/s,
  )
})
