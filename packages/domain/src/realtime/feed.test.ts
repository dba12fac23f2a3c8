import { afterEach, beforeEach, expect, test } from 'vitest'
import { relayBatch } from '../kernel/relay.ts'
import { createTestRuntime } from '../testing.ts'
import { type Feed, openFeed } from './feed.ts'
import type { NumberedNote } from './inbox.ts'

let test$: Awaited<ReturnType<typeof createTestRuntime>>
let feed: Feed
beforeEach(async () => {
  test$ = await createTestRuntime()
  feed = await openFeed(test$.runtime)
})
afterEach(async () => {
  await feed.close()
  await test$.drop()
})

/** Writes events and numbers them. */
async function happen(...events: { type?: string; topics: string[] }[]): Promise<void> {
  const { sql } = test$
  const rows = events.map(({ type = 'booking.held', topics }) => ({
    type,
    topics,
    payload: sql.json({}),
    occurred_at: new Date(),
  }))
  await sql`insert into outbox ${sql(rows)}`
  await relayBatch(sql, {})
}

/** Reads a feed in the background; `notes` grows. */
function listen(topics: string[], since: number | null, from: Feed = feed) {
  const stop = new AbortController()
  const notes: NumberedNote[] = []
  const done = (async () => {
    for await (const note of from.follow(new Set(topics), since, stop.signal)) notes.push(note)
  })()
  const end = () => {
    stop.abort()
    return done
  }
  return { notes, stop: end }
}

const lastOf = (notes: NumberedNote[]) => notes.at(-1)?.seq ?? -1

test('a listener hears of its topics alone, and of each event once', async () => {
  const ear = listen(['branch:lyon', 'board:lyon'], null)
  await expect.poll(() => ear.notes.length).toBe(1)
  expect(ear.notes[0]).toMatchObject({ seq: 0, note: { topics: [], types: [] } })
  await happen({ topics: ['branch:paris'] }, { topics: ['branch:lyon', 'branch:paris'] })
  await expect.poll(() => lastOf(ear.notes)).toBe(2)
  expect(ear.notes[1]?.note).toMatchObject({ topics: ['branch:lyon'], types: ['booking.held'] })
  await ear.stop()
})

test('events in quick succession come as few notes, with all topics and types in them', async () => {
  const ear = listen(['branch:lyon', 'branch:nice'], null)
  await expect.poll(() => ear.notes.length).toBe(1)
  for (let n = 0; n < 20; n++) {
    await happen({ topics: [n % 2 ? 'branch:lyon' : 'branch:nice'], type: n % 2 ? 'a' : 'b' })
  }
  await expect.poll(() => lastOf(ear.notes)).toBe(20)
  expect(ear.notes.length).toBeLessThan(10)
  const last = ear.notes.slice(1).flatMap(({ note }) => note.topics)
  expect(new Set(last)).toEqual(new Set(['branch:lyon', 'branch:nice']))
  await ear.stop()
})

test('a cut stream goes on where it was: no gap, nothing twice', async () => {
  const heard: NumberedNote[] = []
  let since: number | null = 0
  const total = 120
  const writing = (async () => {
    for (let n = 1; n <= total; n++) await happen({ topics: ['booking:1'], type: `t${n}` })
  })()
  while (lastOf(heard) < total) {
    const ear = listen(['booking:1'], since)
    await expect.poll(() => ear.notes.length).toBeGreaterThan(0)
    await ear.stop()
    heard.push(...ear.notes)
    since = lastOf(heard)
  }
  await writing
  const types = heard.flatMap(({ note }) => note.types)
  expect(types).toHaveLength(total)
  expect(new Set(types).size).toBe(total)
})

test('a node that has not read as far as the listener neither repeats nor skips', async () => {
  const { sql } = test$
  const known = [1, 2].map((seq) => ({
    seq,
    type: `known ${seq}`,
    topics: ['booking:1'],
    payload: sql.json({}),
    occurred_at: new Date(),
  }))
  // Numbered without a ring: the listener heard of them at another node, this one has not read them yet.
  await sql`insert into outbox ${sql(known)}`
  await sql`update relay_state set last_seq = 2`
  const ear = listen(['booking:1'], 2)
  await expect.poll(() => feed.listeners()).toBe(1)
  await happen({ topics: ['booking:1'], type: 'new' })
  await expect.poll(() => lastOf(ear.notes)).toBe(3)
  expect(ear.notes.flatMap(({ note }) => note.types)).toEqual(['new'])
  await ear.stop()
})

test('a listener that is far behind, or of another database, is told that anything may have changed', async () => {
  const anything = { topics: ['branch:lyon'], types: [] }
  const ear = listen(['branch:lyon'], 0)
  await happen({ topics: ['branch:lyon'] })
  await expect.poll(() => lastOf(ear.notes)).toBe(1)
  const stranger = listen(['branch:lyon'], 5_000_000)
  await expect.poll(() => stranger.notes).toMatchObject([{ seq: 1, note: anything }])
  await test$.sql`update relay_state set last_seq = 20000`
  await happen({ topics: ['branch:lyon'] })
  await expect.poll(() => lastOf(ear.notes)).toBe(20_001)
  const behind = listen(['branch:lyon'], 1)
  await expect.poll(() => behind.notes).toMatchObject([{ seq: 20_001, note: anything }])
  await Promise.all([ear, stranger, behind].map((one) => one.stop()))
})

test('listeners go when they are done', async () => {
  const ears = [listen(['branch:lyon'], null), listen(['branch:lyon', 'board:lyon'], 0)]
  await expect.poll(() => feed.listeners()).toBe(2)
  await Promise.all(ears.map((ear) => ear.stop()))
  expect(feed.listeners()).toBe(0)
})

test('closing the feed ends its streams', async () => {
  const closing = await openFeed(test$.runtime)
  const ears = [listen(['branch:lyon'], null, closing), listen(['branch:lyon'], 0, closing)]
  await expect.poll(() => closing.listeners()).toBe(2)
  await closing.close()
  await expect.poll(() => closing.listeners()).toBe(0)
  await Promise.all(ears.map((ear) => ear.stop()))
})

test('a lost connection to the doorbell is made again, and what was missed is read', async () => {
  const ear = listen(['branch:lyon'], null)
  await expect.poll(() => ear.notes.length).toBe(1)
  await test$.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`
  await happen({ topics: ['branch:lyon'] })
  await expect.poll(() => lastOf(ear.notes), { timeout: 15_000 }).toBe(1)
  await happen({ topics: ['branch:lyon'] })
  await expect.poll(() => lastOf(ear.notes), { timeout: 15_000 }).toBe(2)
  await ear.stop()
})
