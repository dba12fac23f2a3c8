/**
 * The live feed of one process: one LISTEN connection, each new event read once, handed to the listeners in memory.
 * The doorbell may be missed, doubled or late; the table is the log, and reading goes on from the last seq.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@forecourt/db'
import type { Runtime } from '../kernel/index.ts'
import { doorbell } from '../kernel/relay.ts'
import type { Note } from './contract.ts'
import { createInbox, type Inbox, type Numbered, type NumberedNote, newsOf } from './inbox.ts'

export type Feed = {
  /**
   * Notes on the topics until the signal ends it, at most one every 250 ms. With `lastSeq` it goes on exactly after
   * that event; without, it starts with an empty note that says where it starts.
   */
  follow: (
    topics: ReadonlySet<string>,
    lastSeq: number | null,
    signal: AbortSignal,
  ) => AsyncGenerator<NumberedNote>
  /** How many follow now. */
  listeners: () => number
  /** Ends all streams and the connection. */
  close: () => Promise<void>
}

const pauseMs = 250
const batch = 1000
/** A listener that is further behind is told that anything may have changed; its screen reads everything anyway. */
const furthestBack = 10_000
/** How often we look without having been rung, in case the line to the doorbell is dead. */
const lookEveryMs = 5000

/** Starts listening. The connection is made again by itself when it breaks. */
export async function openFeed({ sql, log }: Runtime): Promise<Feed> {
  const inboxes = new Map<string, Set<Inbox>>()
  const all = new Set<Inbox>()
  let last = await lastSeq(sql)
  let reading: Promise<void> | null = null
  let rung = false

  async function readNew(): Promise<void> {
    while (rung) {
      rung = false
      const events = await sql<Numbered[]>`
        select seq, type, topics, occurred_at as "occurredAt" from outbox
        where seq > ${last} order by seq limit ${batch}`
      for (const news of newsOf(events)) {
        for (const inbox of inboxes.get(news.topic) ?? []) {
          // One that knows a part of these events already is told the rest of them.
          const rest =
            inbox.after < news.first ? [news] : newsOf(events, { topic: news.topic, after: inbox.after })
          for (const one of rest) inbox.put(one)
        }
      }
      last = events.at(-1)?.seq ?? last
      if (events.length === batch) rung = true
    }
  }

  function ring(): void {
    rung = true
    reading ??= readNew()
      .catch((error) => log.warn({ err: error }, 'the feed could not read; it will look again'))
      .finally(() => {
        reading = null
        if (rung) ring()
      })
  }

  function attach(inbox: Inbox): () => void {
    all.add(inbox)
    for (const key of inbox.topics) inboxes.set(key, (inboxes.get(key) ?? new Set()).add(inbox))
    return () => {
      all.delete(inbox)
      for (const key of inbox.topics) {
        inboxes.get(key)?.delete(inbox)
        if (inboxes.get(key)?.size === 0) inboxes.delete(key)
      }
    }
  }

  async function* follow(topics: ReadonlySet<string>, since: number | null, signal: AbortSignal) {
    // What comes after `last` will be put into the inbox; what came before is read from the table. No event is both.
    const upTo = last
    const inbox = createInbox(topics, Math.max(upTo, since ?? 0))
    const detach = attach(inbox)
    try {
      const missed = since === null ? hello(upTo) : await missedSince(sql, topics, since, upTo)
      if (missed) yield missed
      for (;;) {
        const note = await inbox.next(signal)
        if (!note) return
        yield note
        await delay(pauseMs, undefined, { signal }).catch(() => {})
      }
    } finally {
      detach()
    }
  }

  const listening = await sql.listen(doorbell, ring, ring)
  const looking = setInterval(ring, lookEveryMs)
  looking.unref()
  const close = async () => {
    clearInterval(looking)
    for (const inbox of all) inbox.end()
    // A connection that is gone has nothing to unlisten.
    await listening.unlisten().catch(() => {})
    await reading
  }
  return { follow, listeners: () => all.size, close }
}

async function lastSeq(sql: Db): Promise<number> {
  const [state] = await sql<{ last_seq: number }[]>`select last_seq from relay_state`
  return state?.last_seq ?? 0
}

const hello = (seq: number): NumberedNote => ({
  seq,
  note: { topics: [], types: [], at: new Date().toISOString() },
})

/** What happened on the topics in `(since, upTo]`, as one note. */
async function missedSince(
  sql: Db,
  topics: ReadonlySet<string>,
  since: number,
  upTo: number,
): Promise<NumberedNote | null> {
  const keys = [...topics]
  // A seq that was never given is another database's: everything may be different here.
  if (upTo - since > furthestBack || since > (await lastSeq(sql))) {
    return { seq: upTo, note: { topics: keys, types: [], at: new Date().toISOString() } }
  }
  const [missed] = await sql<{ seq: number | null; topics: string[]; types: string[]; at: Date }[]>`
    select max(seq) as seq, array_agg(distinct key) as topics, array_agg(distinct type) as types, max(occurred_at) as at
    from outbox, unnest(topics) key
    where seq > ${since} and seq <= ${upTo} and key = any(${keys})`
  if (!missed || missed.seq === null) return null
  const note: Note = { topics: missed.topics, types: missed.types, at: missed.at.toISOString() }
  return { seq: missed.seq, note }
}
