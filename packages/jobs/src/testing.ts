/** What the tests of the workers stand on: a database of their own, and a line to Redis that can be cut. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Reaction, Sweep } from '@forecourt/domain/registry'
import { createTestRuntime } from '@forecourt/domain/testing'
import { Redis } from 'ioredis'
import { startWorkers, type Workers, type WorkersOptions } from './workers.ts'

/** Cut off a worker, and another takes up its jobs after so long. */
export const takeUpAfterMs = 1000

export async function createBench(redisAddress: string) {
  const test = await createTestRuntime()
  const { sql, runtime, url: databaseUrl } = test
  const line = await cuttableLine(redisAddress)
  const prefix = `test-${randomBytes(4).toString('hex')}`
  const running: Workers[] = []

  /** Starts workers of one process. */
  function start(
    reactions: Record<string, Reaction[]>,
    sweeps: Sweep[] = [],
    perSecond: WorkersOptions['perSecond'] = {},
  ): Workers {
    const workers = startWorkers({
      runtime,
      redisUrl: line.url,
      reactions,
      sweeps,
      atOnce: 4,
      perSecond,
      prefix,
      takeUpAfterMs,
    })
    running.push(workers)
    return workers
  }

  /** Writes events, as a verb would. */
  async function happen(...types: string[]): Promise<void> {
    const rows = types.map((type) => ({
      type,
      topics: [],
      payload: sql.json({ type }),
      occurred_at: new Date(),
    }))
    await sql`insert into outbox ${sql(rows)}`
  }

  /** What FLUSHALL would do to us, without doing it to others. */
  async function forgetJobs(): Promise<number> {
    const redis = new Redis(redisAddress)
    const keys = await redis.keys(`${prefix}:*`)
    if (keys.length > 0) await redis.del(keys)
    redis.disconnect()
    return keys.length
  }

  async function drop(): Promise<void> {
    line.mend()
    await Promise.all(running.map((workers) => workers.stop()))
    await forgetJobs()
    line.close()
    await test.drop()
  }

  /** How many events are owed a reaction. */
  const owed = async () => (await sql`select 1 from outbox where owed <> '{}'`).count
  const numbered = async () => (await sql`select 1 from outbox where seq is not null`).count
  return { sql, runtime, databaseUrl, line, prefix, start, happen, forgetJobs, owed, numbered, drop }
}

/** A line to Redis that can be cut and mended. */
async function cuttableLine(address: string) {
  const target = new URL(address)
  const sockets = new Set<Socket>()
  let cut = false
  const server = createServer((near) => {
    if (cut) {
      near.destroy()
      return
    }
    const far = connect(Number(target.port || 6379), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map((end) => end.destroy()))
    }
    near.pipe(far).pipe(near)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const here = server.address()
  const url = new URL(address)
  if (typeof here === 'object' && here) url.host = `127.0.0.1:${here.port}`
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

/** A reaction that counts its runs by event, and fails as often as it is told. */
export function counting(name: string, failures = 0) {
  const ran: number[] = []
  const reaction: Reaction = {
    name,
    queue: 'records',
    run: async (_runtime, event) => {
      ran.push(event.id)
      if (ran.length <= failures) throw new Error('not yet')
    },
  }
  return { ran, reaction }
}
