import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import type { Reaction, Sweep } from '@forecourt/domain/registry'
import { createTestRuntime } from '@forecourt/domain/testing'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startWorkers, type Workers } from './workers.ts'

const redisUrl = new URL(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
const prefix = `test-${randomBytes(4).toString('hex')}`

let test$: Awaited<ReturnType<typeof createTestRuntime>>
let line: Awaited<ReturnType<typeof cuttableLine>>
let running: Workers[]
beforeEach(async () => {
  test$ = await createTestRuntime()
  line = await cuttableLine()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((workers) => workers.stop()))
  await forgetJobs()
  line.close()
  await test$.drop()
})

/** A line to Redis that can be cut and mended. */
async function cuttableLine() {
  const sockets = new Set<Socket>()
  let cut = false
  const server = createServer((near) => {
    if (cut) return near.destroy()
    const far = connect(Number(redisUrl.port || 6379), redisUrl.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map((end) => end.destroy()))
    }
    near.pipe(far).pipe(near)
    return undefined
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const url = new URL(redisUrl)
  if (typeof address === 'object' && address) url.host = `127.0.0.1:${address.port}`
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    url: url.href,
    cut: () => {
      cut = true
      hangUp()
    },
    mend: () => {
      cut = false
    },
    close: () => {
      server.close()
      hangUp()
    },
  }
}

/** What FLUSHALL would do to us, without doing it to others. */
async function forgetJobs(): Promise<number> {
  const redis = new Redis(redisUrl.href)
  const keys = await redis.keys(`${prefix}:*`)
  if (keys.length > 0) await redis.del(keys)
  redis.disconnect()
  return keys.length
}

function start(reactions: Record<string, Reaction[]>, sweeps: Sweep[] = []): Workers {
  const workers = startWorkers({
    runtime: test$.runtime,
    redisUrl: line.url,
    reactions,
    sweeps,
    atOnce: 4,
    prefix,
  })
  running.push(workers)
  return workers
}

async function happen(...types: string[]): Promise<void> {
  const { sql } = test$
  const rows = types.map((type) => ({
    type,
    topics: [],
    payload: sql.json({ type }),
    occurred_at: new Date(),
  }))
  await sql`insert into outbox ${sql(rows)}`
}

const owed = async () => (await test$.sql`select 1 from outbox where owed`).count
const numbered = async () => (await test$.sql`select 1 from outbox where seq is not null`).count

/** A reaction that counts its runs by event, and fails as often as it is told. */
function counting(failures = 0) {
  const ran: number[] = []
  const reaction: Reaction = {
    name: 'counting',
    run: async (_runtime, event) => {
      ran.push(event.id)
      if (ran.length <= failures) throw new Error('not yet')
    },
  }
  return { ran, reaction }
}

test('an event starts its reactions, once each, and is settled; others start nothing', async () => {
  const { ran, reaction } = counting()
  start({ wanted: [reaction] })
  await happen('wanted', 'other', 'wanted')
  await expect.poll(() => ran.length).toBe(2)
  await expect.poll(owed).toBe(0)
  expect(new Set(ran).size).toBe(2)
  expect(await numbered()).toBe(3)
})

test('a reaction that fails is tried again and holds up no other', async () => {
  const failing = counting(2)
  const other = counting()
  start({ wanted: [failing.reaction, other.reaction] })
  await happen('wanted')
  await expect.poll(() => other.ran.length).toBeGreaterThan(0)
  await expect.poll(() => failing.ran.length, { timeout: 15_000 }).toBe(3)
  await expect.poll(owed).toBe(0)
})

test('events whose relay died before it handed them over are found, and done', async () => {
  const { ran, reaction } = counting()
  await happen('wanted', 'wanted')
  expect(await relayBatch(test$.sql, ['wanted'])).toBe(2)
  start({ wanted: [reaction] })
  await expect.poll(() => ran.length).toBe(2)
  await expect.poll(owed).toBe(0)
})

test('without Redis events are numbered all the same, and their jobs run when it is back', async () => {
  const { ran, reaction } = counting()
  const workers = start({ wanted: [reaction] })
  await expect.poll(() => workers.health().redis).toBe(true)
  line.cut()
  await happen('wanted')
  await expect.poll(numbered).toBe(1)
  expect(ran).toEqual([])
  expect(await owed()).toBe(1)
  line.mend()
  await expect.poll(() => ran.length, { timeout: 20_000 }).toBe(1)
  await expect.poll(owed).toBe(0)
})

test('workers start without Redis, and sweep', async () => {
  line.cut()
  let swept = 0
  start({}, [{ name: 'sweeping', everyMs: 10, run: async () => swept++ }])
  await happen('wanted')
  await expect.poll(numbered).toBe(1)
  await expect.poll(() => swept).toBeGreaterThan(1)
})

test('a Redis that lost everything loses nothing', async () => {
  const { ran, reaction } = counting(1)
  start({ wanted: [reaction] })
  await happen('wanted')
  await expect.poll(() => ran.length).toBe(1)
  expect(await forgetJobs()).toBeGreaterThan(0)
  await expect.poll(() => ran.length, { timeout: 20_000 }).toBeGreaterThan(1)
  await expect.poll(owed).toBe(0)
})

test('several workers share the work, and when one goes the others go on', async () => {
  const { ran, reaction } = counting()
  let swept = 0
  const sweep = { name: 'hourly', everyMs: 3_600_000, run: async () => swept++ }
  const first = start({ wanted: [reaction] }, [sweep])
  start({ wanted: [reaction] }, [sweep])
  await happen(...Array<string>(40).fill('wanted'))
  await expect.poll(() => new Set(ran).size).toBe(40)
  await first.stop()
  await happen('wanted')
  await expect.poll(() => new Set(ran).size).toBe(41)
  await expect.poll(owed).toBe(0)
  expect(swept).toBe(1)
})
