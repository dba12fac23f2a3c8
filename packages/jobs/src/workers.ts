/**
 * The workers. Two loops that need PostgreSQL alone, the relay and the sweeps; and the hand-over to BullMQ, which makes
 * reactions quick while Redis is there. Any number of processes may run; killing them all loses nothing.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Runtime } from '@forecourt/domain/kernel'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import type { Sweep } from '@forecourt/domain/registry'
import { type Job, Queue, Worker } from 'bullmq'
import { createHandOver, type ReactionJob } from './hand-over.ts'
import { startLoop } from './loop.ts'
import { createOutage } from './outage.ts'
import { type Reactions, react } from './react.ts'
import { openConnections } from './redis.ts'
import { createSweeper } from './sweeper.ts'

export type WorkersOptions = {
  runtime: Runtime
  redisUrl: string
  reactions: Reactions
  sweeps: readonly Sweep[]
  /** How many reactions run at once here. */
  atOnce: number
  /** Keeps the jobs of several Forecourts in one Redis apart. */
  prefix: string
  /** After how long another worker takes up the jobs of one that died, in milliseconds. */
  takeUpAfterMs?: number
}

export type Workers = {
  /** How long ago the relay's last good pass was, and whether Redis answers. */
  health: () => { relayMs: number; redis: boolean }
  /** Ends after what runs has ended, or after four seconds; what is cut off is done by another worker. */
  stop: () => Promise<void>
}

const relayRestMs = 100
/** The relay wakes the hand-over; this is for what another relay numbered before it died. */
const handOverRestMs = 1000
const sweepRestMs = 250
/** How often everything owed is handed over once more. */
const startOverEveryMs = 60_000
const stopWithinMs = 4000

export function startWorkers(options: WorkersOptions): Workers {
  const { runtime, redisUrl, reactions, sweeps, atOnce, prefix, takeUpAfterMs = 15_000 } = options
  const { sql, log } = runtime
  const redis = openConnections(redisUrl, log)
  const queue = new Queue<ReactionJob>('events', { connection: redis.producer, prefix })
  const active = new Set<Promise<void>>()
  const worker = new Worker<ReactionJob>(
    'events',
    (job) => tracked(active, react(runtime, reactions, job.data)),
    {
      connection: redis.consumer,
      prefix,
      concurrency: atOnce,
      // A job that was cut off is taken up again; that is no failure of its own.
      maxStalledCount: 1000,
      lockDuration: takeUpAfterMs,
      stalledInterval: takeUpAfterMs,
    },
  )
  worker.on('failed', (job, error) => tellOfFailure(job, error))
  // That Redis is away, its connections tell; the rest is worth knowing.
  queue.on('error', (error) => redis.answers() && log.warn({ err: error }, 'the queue complains'))
  worker.on('error', (error) => redis.answers() && log.warn({ err: error }, 'the queue complains'))

  function tellOfFailure(job: Job<ReactionJob> | undefined, error: Error): void {
    const about = { err: error, ...job?.data, attempts: job?.attemptsMade }
    if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) {
      log.error(about, 'a reaction fails again and again; it stays owed and is tried later')
    } else if (job?.attemptsMade === 1) log.warn(about, 'a reaction failed and is tried again')
  }

  const { handOver, startOver } = createHandOver(runtime, redis.producer, queue)
  const whenRedisAnswers = async (step: () => Promise<void>) => (redis.answers() ? step() : undefined)
  const names = Object.fromEntries(
    Object.entries(reactions).map(([type, list]) => [type, list.map(({ name }) => name)]),
  )
  const sweeper = createSweeper(runtime, [
    ...sweeps,
    { name: 'startOver', everyMs: startOverEveryMs, run: () => whenRedisAnswers(startOver) },
  ])
  let relayedAt = Date.now()

  const outage = (what: string) =>
    createOutage(log, { begins: `${what} fails and is tried again`, ends: `${what} goes on` })
  const handingOver = startLoop(() => whenRedisAnswers(handOver), {
    restMs: handOverRestMs,
    outage: outage('the hand-over of jobs'),
  })
  const relaying = startLoop(
    async () => {
      const numbered = await relayBatch(sql, names)
      relayedAt = Date.now()
      if (numbered) handingOver.wake()
      return Boolean(numbered)
    },
    { restMs: relayRestMs, outage: outage('the relay') },
  )
  const sweeping = startLoop(sweeper.look, { restMs: sweepRestMs, outage: outage('looking for sweeps') })
  redis.producer.on('ready', handingOver.wake)

  return {
    health: () => ({ relayMs: Date.now() - relayedAt, redis: redis.answers() }),
    stop: async () => {
      const loops = [relaying, handingOver, sweeping].map((loop) => loop.stop())
      // Without Redis there is no taking leave of it.
      const leaving = worker.close(!redis.answers())
      const ended = Promise.all([...loops, leaving, ...active, sweeper.idle()])
      await Promise.race([ended.catch(() => {}), delay(stopWithinMs, undefined, { ref: false })])
      redis.close()
    },
  }
}

/** Keeps the promise in the set for as long as it is pending. */
function tracked<T>(set: Set<Promise<T>>, promise: Promise<T>): Promise<T> {
  set.add(promise)
  const forget = () => set.delete(promise)
  promise.then(forget, forget)
  return promise
}
