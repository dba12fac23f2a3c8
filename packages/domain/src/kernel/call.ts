import type { Sql } from '@forecourt/db'
import type { Logger } from 'pino'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Mailer, PaymentGateway, PushSender, SmsSender } from './ports.ts'

/** What a process has: made once by `createRuntime`, shared by every call. */
export type Runtime = {
  readonly sql: Sql
  readonly clock: Clock
  readonly log: Logger
  readonly gateway: PaymentGateway
  readonly mailer: Mailer | null
  readonly sms: SmsSender | null
  readonly push: PushSender | null
  readonly config: {
    /** Where customers reach us, without a trailing slash. */
    readonly publicUrl: string
    readonly mailFrom: string
    /** Signs the links in emails. */
    readonly appSecret: string
    /** Ed25519 private key as JWK JSON; signs passes. */
    readonly passPrivateJwk: string
    /** What browsers subscribe to push messages with; null where there are none. */
    readonly vapidPublicKey: string | null
    readonly production: boolean
  }
}

/** One call of a verb: who, on what, and under which key. */
export type Call = {
  readonly runtime: Runtime
  readonly actor: Actor
  readonly requestId: string | null
  readonly idempotencyKey: string | null
}

export const systemCall = (runtime: Runtime, name: string): Call => ({
  runtime,
  actor: { kind: 'system', name },
  requestId: null,
  idempotencyKey: null,
})
