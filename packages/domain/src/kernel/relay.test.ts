import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Sql, Tx } from '@forecourt/db'
import { createTestDatabase, type TestDatabase } from '@forecourt/db/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doorbell, owedEvent, owedEvents, relayBatch, settle } from './relay.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await createTestDatabase({ max: 24 })
})
afterEach(() => db.drop())

const event = (n: number, type = 'booking.held') => ({
  type,
  topics: [`branch:b${n % 3}`],
  payload: db.sql.json({ n }),
  occurred_at: new Date(),
})

async function relayAll(): Promise<void> {
  for (;;) {
    const numbered = await relayBatch(db.sql, {})
    if (numbered === 0) return
  }
}

test('seq has no gap and none twice, while many write and several relays run', async () => {
  const { sql } = db
  let writing = true
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; n < 25; n++) {
      await sql
        .begin(async (tx) => {
          await tx`insert into outbox ${tx([event(n), event(n + 1)])}`
          // Ids are taken now, but commit in another order; some never do.
          await tx`select pg_sleep(${((writer * 7 + n) % 5) / 1000})`
          if (n % 10 === 9) throw new Error('rolled back')
        })
        .catch((error: Error) => expect(error.message).toBe('rolled back'))
    }
  })
  const relays = Array.from({ length: 3 }, async () => {
    while (writing) await relayBatch(sql, {})
  })
  await Promise.all(writers)
  writing = false
  await Promise.all(relays)
  await relayAll()
  const [row] = await sql<{ rows: number; distinct: number; max: number; last: number }[]>`
    select count(*)::int as rows, count(distinct seq)::int as distinct, max(seq) as max,
      (select last_seq from relay_state) as last from outbox`
  expect(row?.rows).toBe(8 * 23 * 2)
  expect(row).toMatchObject({ distinct: row?.rows, max: row?.rows, last: row?.rows })
})

test('an event that commits late comes after those that were numbered before it', async () => {
  const { sql } = db
  const opened = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const late = sql.begin(async (tx) => {
    await tx`insert into outbox ${tx(event(1, 'late'))}`
    opened.resolve()
    await released.promise
  })
  await opened.promise
  await sql`insert into outbox ${sql(event(2, 'early'))}`
  expect(await relayBatch(sql, {})).toBe(1)
  released.resolve()
  await late
  expect(await relayBatch(sql, {})).toBe(1)
  const types = await sql`select type from outbox order by seq`
  expect(types.map((row) => row.type)).toEqual(['early', 'late'])
})

test('one relay leads, and when it is killed in the middle of a pass the next goes on without a gap', async () => {
  const { sql, url } = db
  await sql`insert into outbox ${sql([event(1), event(2)])}`
  const leader = spawn(process.execPath, ['--input-type=module', '--eval', halfAPass, url], {
    cwd: import.meta.dirname,
  })
  await once(leader.stdout, 'data')
  expect(await relayBatch(sql, {})).toBeNull()
  leader.kill('SIGKILL')
  await expect.poll(() => relayBatch(sql, {})).toBe(2)
  const seqs = await sql`select seq from outbox order by seq`
  expect(seqs.map((row) => row.seq)).toEqual([1, 2])
})

test('a leader that hangs in the middle of a pass is cut off, and another takes over', async () => {
  const { sql } = db
  await sql`insert into outbox ${sql(event(1))}`
  const led = Promise.withResolvers<void>()
  const hung = relayBatch(hangsAfterTheLock(sql, led.resolve), {})
  await led.promise
  expect(await relayBatch(sql, {})).toBeNull()
  await expect(hung).rejects.toThrow('CONNECTION_CLOSED')
  expect(await relayBatch(sql, {})).toBe(1)
})

/** Transactions whose second statement is never sent. */
function hangsAfterTheLock(sql: Sql, led: () => void): Sql {
  const hanging = (tx: Tx): Tx => {
    let statements = 0
    return new Proxy(tx, {
      apply: (target, self, args) => {
        statements += 1
        if (statements > 1) return new Promise(() => led())
        return Reflect.apply(target, self, args)
      },
    })
  }
  return new Proxy(sql, {
    get: (target, key, receiver) =>
      key === 'begin'
        ? (work: (tx: Tx) => unknown) => target.begin((tx) => work(hanging(tx)))
        : Reflect.get(target, key, receiver),
  })
}

/** A relay that stops between counting and numbering. */
const halfAPass = `
  import { connect } from '@forecourt/db'
  await connect(process.argv[1]).begin(async (tx) => {
    await tx\`select pg_advisory_xact_lock(hashtext('forecourt relay'))\`
    await tx\`update relay_state set last_seq = last_seq + 2\`
    console.log('leading')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  })`

test('a pass rings once, and says the last seq', async () => {
  const { sql } = db
  const heard: string[] = []
  await sql.listen(doorbell, (payload) => heard.push(payload))
  await sql`insert into outbox ${sql([event(1), event(2), event(3)])}`
  await relayBatch(sql, {})
  await expect.poll(() => heard).toEqual(['3'])
})

test('an event is owed its reactions, each until it is settled; others are owed none', async () => {
  const { sql } = db
  await sql`insert into outbox ${sql([event(1, 'booking.held'), event(2, 'booking.cancelled')])}`
  await relayBatch(sql, { 'booking.cancelled': ['refund', 'tell'] })
  const [owed, ...others] = await owedEvents(sql, 0)
  expect(others).toEqual([])
  if (!owed) throw new Error('nothing is owed')
  expect(owed).toMatchObject({ seq: 2, owed: ['refund', 'tell'] })
  expect(await owedEvents(sql, owed.seq)).toEqual([])
  expect(await owedEvent(sql, owed.id, 'tell')).toMatchObject({
    type: 'booking.cancelled',
    payload: { n: 2 },
  })
  await settle(sql, owed.id, 'tell')
  expect(await owedEvent(sql, owed.id, 'tell')).toBeNull()
  expect(await owedEvents(sql, 0)).toMatchObject([{ id: owed.id, owed: ['refund'] }])
  await settle(sql, owed.id, 'refund')
  expect(await owedEvents(sql, 0)).toEqual([])
})
