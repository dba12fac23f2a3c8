/**
 * What tests stand on: a database of their own, a clock that they move, and one-row builders with defaults
 * (testing/rows.ts).
 * Every test owns its data; nothing here is shared between two of them.
 */
import { randomUUID } from 'node:crypto'
import { createTestDatabase } from '@forecourt/db/testing'
import { pino } from 'pino'
import { fakeGateway } from './fake-gateway.ts'
import type { Actor, Call, PaymentGateway, Role, Runtime } from './kernel/index.ts'
import { movableClock } from './kernel/index.ts'

export * from './testing/rows.ts'

export const anonymous: Actor = { kind: 'anonymous', guestHash: '9e'.repeat(32) }

/** Somebody signed in; a role other than customer works at `branchIds`. */
export const userActor = (role: Role = 'customer', branchIds: readonly string[] = []): Actor => ({
  kind: 'user',
  userId: randomUUID(),
  role,
  branchIds,
  guestHash: null,
})

type RuntimeOptions = { at?: string; gateway?: PaymentGateway; max?: number }

/** A runtime on a fresh database, standing still at Monday 2 March 2026, 08:00 UTC until the clock is moved. */
export async function createTestRuntime(options: RuntimeOptions = {}) {
  const database = await createTestDatabase(options.max === undefined ? {} : { max: options.max })
  const clock = movableClock(new Date(options.at ?? '2026-03-02T08:00:00Z'))
  const gateway = fakeGateway(clock.now)
  const runtime: Runtime = {
    sql: database.sql,
    clock,
    log: pino({ level: 'silent' }),
    gateway: options.gateway ?? gateway,
    mailer: null,
    sms: null,
    push: null,
    config: {
      publicUrl: 'http://localhost:4000',
      mailFrom: 'Forecourt <hello@forecourt.test>',
      appSecret: 'a-secret-that-only-the-tests-know-of',
      passPrivateJwk: testPassKey,
      vapidPublicKey: null,
      production: false,
    },
  }
  const call = (actor: Actor = anonymous, idempotencyKey: string | null = null): Call => ({
    runtime,
    actor,
    requestId: null,
    idempotencyKey,
  })
  return { runtime, clock, gateway, sql: database.sql, url: database.url, drop: database.drop, call }
}

const testPassKey = JSON.stringify({
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
})
