/**
 * The workers. Three loops that need PostgreSQL alone (the relay, the hand-over, the sweeps), and BullMQ, which makes
 * reactions quick while Redis is there. Any number of processes may run; killing them all loses nothing.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Runtime } from '@forecourt/domain/kernel'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import { claimDueSweeps } from '@forecourt/domain/kernel/sweep-times'
import type { Sweep } from '@forecourt/domain/registry'
import { Queue, Worker } from 'bullmq'
import { createHandOver, type EventJob } from './hand-over.ts'
import { loop } from './loop.ts'
import { type Reactions, react } from './react.ts'
import { consumerConnection, producerConnection } from './redis.ts'

export type WorkersOptions = {
  runtime: Runtime
  redisUrl: string
  reactions: Reactions
  sweeps: readonly Sweep[]
  atOnce: number
  /** Keeps the keys of several systems in one Redis apart. */
  prefix?: string
}

export type Workers = {
  /** How long ago the relay's last good pass was, and whether Redis answers. */
  health: () => { relayMs: number; redis: boolean }
  /** Ends after what runs has ended, or after five seconds. */
  stop: () => Promise<void>
}

const relayPauseMs = 100
const queuePauseMs = 25
const sweepPauseMs = 500
/** How often everything owed is handed over again, in case Redis or another process lost it. */
const rewindMs = 2000
const stopWithinMs = 5000

export function startWorkers(options: WorkersOptions): Workers {
  const { runtime, redisUrl, reactions, sweeps, atOnce, prefix = 'forecourt' } = options
  const { sql, log } = runtime
  const stopping = new AbortController()
  const { signal } = stopping
  const producer = producerConnection(redisUrl, log)
  const consumer = consumerConnection(redisUrl, log)
  const queue = new Queue<EventJob>('events', { connection: producer, prefix })
  const worker = new Worker<EventJob>('events', (job) => react(runtime, reactions, job.data.eventId), {
    connection: consumer,
    prefix,
    concurrency: atOnce,
    // A job that was cut off is taken up again; that is no failure of its own.
    maxStalledCount: 100,
    lockDuration: 10_000,
    stalledInterval: 5000,
  })
  worker.on('failed', (job, error) => {
    log.warn(
      { eventId: job?.data.eventId, attempts: job?.attemptsMade, reason: error.message },
      'a job failed',
    )
  })
  // Redis being away is told by its connections.
  queue.on('error', () => {})
  worker.on('error', () => {})

  const handOver = createHandOver(runtime, queue)
  const reactTo = Object.keys(reactions)
  const sweeping = new Map<string, Promise<unknown>>()
  const redisAnswers = () => producer.status === 'ready'
  let relayedAt = Date.now()
  let rewoundAt = 0
  let fresh = false

  async function relay(): Promise<boolean> {
    const numbered = await relayBatch(sql, reactTo)
    relayedAt = Date.now()
    if (numbered) fresh = true
    return Boolean(numbered)
  }

  async function queueJobs(): Promise<boolean> {
    if (!redisAnswers()) return false
    if (Date.now() - rewoundAt >= rewindMs) {
      rewoundAt = Date.now()
      await handOver.queueAll()
    } else if (fresh) {
      fresh = false
      await handOver.queueNew()
    }
    return false
  }

  async function sweep(): Promise<boolean> {
    const idle = sweeps.filter(({ name }) => !sweeping.has(name))
    const due = await claimDueSweeps(sql, idle)
    for (const { name, run } of idle.filter((one) => due.includes(one.name))) {
      const running = run(runtime)
        .catch((error: unknown) => log.error({ err: error, sweep: name }, 'a sweep failed'))
        .finally(() => sweeping.delete(name))
      sweeping.set(name, running)
    }
    return false
  }

  const told = (what: string) => (error: unknown) =>
    log.error({ err: error }, `${what} failed; it will be tried again`)
  // Without Redis, jobs are not queued: its connection has told so, and everything owed is queued when it is back.
  const quietly = (error: unknown) => log.debug({ err: error }, 'jobs could not be queued')
  const loops = [
    loop(relay, { pauseMs: relayPauseMs, signal, failed: told('the relay') }),
    loop(queueJobs, { pauseMs: queuePauseMs, signal, failed: quietly }),
    loop(sweep, { pauseMs: sweepPauseMs, signal, failed: told('looking for sweeps') }),
  ]

  return {
    health: () => ({ relayMs: Date.now() - relayedAt, redis: redisAnswers() }),
    stop: async () => {
      stopping.abort()
      const ended = Promise.all([worker.close(!redisAnswers()), ...loops, ...sweeping.values()])
      await Promise.race([ended, delay(stopWithinMs, undefined, { ref: false })])
      producer.disconnect()
      consumer.disconnect()
    },
  }
}
