/**
 * The relay gives committed events their order and rings. It never goes by the insertion id, since ids commit out of
 * order: a late one would be passed over. `seq` has no gaps, and commits in order.
 */
import type { JSONValue, Sql } from '@forecourt/db'

/** An event as the log has it. */
export type LoggedEvent = {
  id: number
  seq: number
  type: string
  payload: { [key: string]: JSONValue }
  occurredAt: Date
}

/** The channel of the doorbell; what it says is the last seq. */
export const doorbell = 'outbox'

/** Event type → the names of the reactions that workers have to it. */
export type ReactionNames = { readonly [type: string]: readonly string[] }

const batch = 500

/** A leader that is silent for so long in the middle of a pass has hung, or its machine is gone: it is cut off. */
const silence = '2s'

/**
 * One pass: numbers what was committed since the last one, in order of insertion, and rings once.
 *
 * Whoever comes first leads, for one pass: the lock is the transaction's, so that it goes with its holder, whatever
 * kills that one, and the next pass of any process takes over. The statement after the lock has a snapshot of its own
 * and sees all that the leader before has numbered.
 * @param reactions what events are owed, until `settle`
 * @returns how many were numbered; null when another process leads
 */
export async function relayBatch(sql: Sql, reactions: ReactionNames): Promise<number | null> {
  const [waiting] = await sql`select 1 from outbox where seq is null limit 1`
  if (!waiting) return 0
  return sql.begin(async (tx) => {
    const [lock] = await tx<{ leads: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('forecourt relay')) as leads,
        set_config('idle_in_transaction_session_timeout', ${silence}, true)`
    if (!lock?.leads) return null
    const numbered = await tx<{ seq: number }[]>`
      with fresh as materialized (
        select id, row_number() over (order by id) as nth
        from (select id from outbox where seq is null order by id limit ${batch}) ids
      ), state as (
        update relay_state set last_seq = last_seq + (select count(*) from fresh) returning last_seq
      )
      update outbox set seq = last_seq - (select count(*) from fresh) + nth,
        owed = array(select jsonb_array_elements_text(${tx.json({ ...reactions })}::jsonb -> outbox.type))
      from fresh, state where outbox.id = fresh.id returning seq`
    const last = Math.max(0, ...numbered.map((row) => row.seq))
    if (last > 0) await tx`select pg_notify(${doorbell}, ${String(last)})`
    return numbered.length
  }) as Promise<number | null>
}

/** Events that are owed reactions, and which, in order, after a seq. */
export async function owedEvents(
  sql: Sql,
  afterSeq: number,
  limit = batch,
): Promise<{ id: number; seq: number; owed: string[] }[]> {
  return sql<{ id: number; seq: number; owed: string[] }[]>`
    select id, seq, owed from outbox where owed <> '{}' and seq > ${afterSeq} order by seq limit ${limit}`
}

/** An event that is still owed this reaction, or null when that was settled before. */
export async function owedEvent(sql: Sql, id: number, reaction: string): Promise<LoggedEvent | null> {
  const [event] = await sql<LoggedEvent[]>`
    select id, seq, type, payload, occurred_at as "occurredAt" from outbox
    where id = ${id} and ${reaction} = any(owed)`
  return event ?? null
}

/** This reaction to the event has run. */
export async function settle(sql: Sql, id: number, reaction: string): Promise<void> {
  await sql`update outbox set owed = array_remove(owed, ${reaction}) where id = ${id}`
}
