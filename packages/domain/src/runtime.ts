/** What both processes, API and workers, are made of: `createRuntime` chooses the database, the ports and the clock. */
import { connect } from '@forecourt/db'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { type Runtime, systemClock } from './kernel/index.ts'
import { createPush } from './notifications/push.ts'
import { createTwilio } from './notifications/sms.ts'
import { createMailer } from './notifications/smtp.ts'
import { createStripeGateway } from './payments/stripe.ts'
import { type MovableClock, sharedTestClock } from './test-clock.ts'
import type { runtimeVariables } from './variables.ts'

export { createLog } from './log.ts'
export { type QueueName, queueNames } from './queues.ts'
export { stopSignal } from './stop-signal.ts'
export type { ClockMove, MovableClock } from './test-clock.ts'
export { queueVariables, readVariables, runtimeVariables } from './variables.ts'

export type RuntimeConfig = {
  /** Names the connections of this process to PostgreSQL. */
  name: string
  log: Logger
  env: z.output<z.ZodObject<typeof runtimeVariables>>
}

export type OwnedRuntime = {
  runtime: Runtime
  /** Only where FORECOURT_TEST_CLOCK allows it. */
  testClock: MovableClock | null
  /** Ends the connections; what runs is given five seconds. */
  close: () => Promise<void>
}

/** Builds what a process needs from its environment. Nothing is connected before it is used. */
export async function createRuntime({ name, log, env }: RuntimeConfig): Promise<OwnedRuntime> {
  const sql = connect(env.DATABASE_URL, { max: env.DATABASE_POOL, applicationName: name })
  const production = env.NODE_ENV === 'production'
  const movable = env.FORECOURT_TEST_CLOCK === '1'
  if (movable && production) throw new Error('FORECOURT_TEST_CLOCK is for tests; unset it in production.')
  const testClock = movable ? await sharedTestClock(sql) : null
  const runtime: Runtime = {
    sql,
    log,
    clock: testClock ?? systemClock,
    gateway: createStripeGateway({
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiBase: env.STRIPE_API_BASE,
    }),
    mailer: env.SMTP_URL ? createMailer(env.SMTP_URL, env.MAIL_FROM) : null,
    sms: smsOf(env),
    push: pushOf(env),
    config: {
      publicUrl: publicUrl(env),
      mailFrom: env.MAIL_FROM,
      appSecret: env.APP_SECRET,
      passPrivateJwk: env.PASS_PRIVATE_JWK,
      vapidPublicKey: env.VAPID_PUBLIC_KEY ?? null,
      production,
    },
  }
  return { runtime, testClock, close: () => sql.end({ timeout: 5 }) }
}

function smsOf(env: RuntimeConfig['env']) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = env
  return accountSid && authToken && from ? createTwilio({ accountSid, authToken, from }) : null
}

function pushOf(env: RuntimeConfig['env']) {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = env
  return publicKey && privateKey ? createPush({ publicKey, privateKey, subject }) : null
}

/** Where customers reach us, without a trailing slash. */
const publicUrl = (env: RuntimeConfig['env']): string =>
  (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')

/** Throws when the database does not answer. */
export async function ping({ sql }: Runtime): Promise<void> {
  await sql`select 1`
}

/** This process's connections to PostgreSQL by state: `active`, `idle`, `idle in transaction`. */
export async function connectionStates({ sql }: Runtime): Promise<{ state: string; count: number }[]> {
  return sql<{ state: string; count: number }[]>`
    select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = current_setting('application_name') group by 1`
}
