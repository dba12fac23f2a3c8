// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that kernel owns: nobody else writes them. */
export const tables = ['migrations', 'outbox', 'relay_state', 'audit_log', 'idempotency_keys', 'sweep_times', 'pictures'] as const

/** Which files of migrations/ have run here. */
export type MigrationRow = {
  name: string
  ran_at: Date
}

/** Events, written in the transaction of the verb; the relay gives each committed row its gap-free seq. */
export type OutboxRow = {
  id: number
  seq: number | null
  type: string
  topics: string[]
  payload: JSONValue
  occurred_at: Date
  owed: string[]
}

/** The last seq that the relay gave out. */
export type RelayStateRow = {
  only_row: boolean
  last_seq: number
}

/** Who did what to which thing, appended in the same transaction. */
export type AuditLogRow = {
  id: number
  at: Date
  actor_kind: string
  actor_id: string | null
  verb: string
  subject_type: string | null
  subject_id: string | null
  detail: JSONValue
  request_id: string | null
}

/** The first answer to each keyed write, so that a retry gets the same. */
export type IdempotencyKeyRow = {
  scope: string
  key: string
  verb: string
  request_hash: string
  response: JSONValue | null
  created_at: Date
}

/** When each sweep of the workers is due next. */
export type SweepTimeRow = {
  name: string
  next_at: Date
  ended_at: Date | null
  last_error: string | null
}

/** The bytes of pictures, of which other tables say what they show. */
export type PictureRow = {
  id: string
  content: Buffer
  small: Buffer
  sha256: string
  width: number
  height: number
  created_at: Date
}
