import { expect, it } from 'vitest'
import { readEnv } from './env.ts'

const secrets = { STRIPE_WEBHOOK_SECRET: 'whsec_12345678', STRIPE_SECRET_KEY: 'sk_test_1' }

it('has defaults for all but the secrets, and sends webhooks to Forecourt', () => {
  expect(readEnv({ ...secrets, PUBLIC_URL: 'http://localhost:4100/' })).toEqual({
    host: undefined,
    port: 4001,
    publicUrl: 'http://localhost:4001',
    statePath: undefined,
    faults: [],
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

it('takes standing faults with their share, and says how to write them', () => {
  const SANDBOX_FAULTS =
    'webhook_duplicate=0.3, error_after_commit=0.05 on POST /v1/payment_intents/*/capture'
  expect(readEnv({ ...secrets, SANDBOX_FAULTS }).faults).toMatchObject([
    { kind: 'webhook_duplicate', rate: 0.3, match: '', times: null },
    { kind: 'error_after_commit', rate: 0.05, match: 'POST /v1/payment_intents/*/capture', times: null },
  ])
  for (const wrong of ['meteor=0.1', 'webhook_drop', 'webhook_drop=2']) {
    expect(() => readEnv({ ...secrets, SANDBOX_FAULTS: wrong })).toThrow(
      /SANDBOX_FAULTS.*like webhook_duplicate=0.3/,
    )
  }
})
