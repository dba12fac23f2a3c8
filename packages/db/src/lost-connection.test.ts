import { once } from 'node:events'
import { createServer, connect as dial, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, type Sql } from './index.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let db: TestDatabase
let line: Awaited<ReturnType<typeof resettableLine>>
let sql: Sql
beforeEach(async () => {
  db = await createTestDatabase()
  line = await resettableLine(db.url)
  sql = connect(line.url, { max: 1 })
})
afterEach(async () => {
  await sql.end({ timeout: 1 })
  line.close()
  await db.drop()
})

/** A line to PostgreSQL whose connections can be broken off, without a word. */
async function resettableLine(address: string) {
  const target = new URL(address)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = dial(Number(target.port || 5432), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const here = server.address()
  const url = new URL(address)
  if (typeof here === 'object' && here) url.host = `127.0.0.1:${here.port}`
  const reset = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    url: url.href,
    reset,
    close: () => {
      server.close()
      reset()
    },
  }
}

async function eachGetsItsOwnAnswer(): Promise<void> {
  for (let n = 1; n <= 5; n++) {
    const [row] = await sql<{ n: number }[]>`select ${n}::int as n`
    expect(row).toEqual({ n })
  }
}

test('a transaction that is broken off fails, and those after it get the answers to their own questions', async () => {
  const broken = sql.begin(async (tx) => {
    await tx`select 1`
    const asking = tx`select pg_sleep(30)`.execute()
    setTimeout(line.reset, 100)
    await asking
  })
  await expect(broken).rejects.toThrow(/ECONNRESET|CONNECTION_CLOSED/)
  await eachGetsItsOwnAnswer()
})

test('one that goes on asking after its connection has gone is refused, and disturbs nobody', async () => {
  const gone = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<unknown>()
  const broken = sql.begin(async (tx) => {
    await tx`select 1`
    line.reset()
    await gone.promise
    await tx`select 'stray'`.then(asked.resolve, asked.reject)
  })
  await expect(broken).rejects.toThrow(/ECONNRESET|CONNECTION_CLOSED/)
  const others = eachGetsItsOwnAnswer()
  gone.resolve()
  await expect(asked.promise).rejects.toThrow(/ECONNRESET|CONNECTION_CLOSED/)
  await others
})

test('a reserved connection that has gone is refused, and given back without harm', async () => {
  const session = await sql.reserve()
  await session`select 1`
  line.reset()
  await expect
    .poll(() =>
      session`select 1`.then(
        () => 'answered',
        () => 'refused',
      ),
    )
    .toBe('refused')
  session.release()
  await eachGetsItsOwnAnswer()
})
