import type { Runtime } from '@forecourt/domain/kernel'
import { eventsQueue } from '@forecourt/domain/runtime'
import { type Job, Queue, Worker } from 'bullmq'
import type { ReactionJob } from './hand-over.ts'
import { createPending } from './pending.ts'
import { type Reactions, react } from './react.ts'
import type { Connections } from './redis.ts'

export type ReactorOptions = {
  runtime: Runtime
  redis: Connections
  reactions: Reactions
  /** How many reactions run at once here. */
  atOnce: number
  /** Keeps the jobs of several Forecourts in one Redis apart. */
  prefix: string
  /** After how long another worker takes up the jobs of one that died, in milliseconds. */
  takeUpAfterMs: number
}

export type Reactor = {
  /** Where the jobs are added. */
  queue: Queue<ReactionJob>
  /** Takes no further job. Resolves when those that run have ended. */
  stop: () => Promise<unknown>
}

/** Runs the jobs of the queue, one a reaction to an event. */
export function startReactor(options: ReactorOptions): Reactor {
  const { runtime, redis, reactions, atOnce, prefix, takeUpAfterMs } = options
  const { log } = runtime
  const pending = createPending()
  const run = (job: Job<ReactionJob>) => pending.track(react(runtime, reactions, job.data))
  const queue = new Queue<ReactionJob>(eventsQueue, { connection: redis.producer, prefix })
  const worker = new Worker<ReactionJob>(queue.name, run, {
    connection: redis.consumer,
    prefix,
    concurrency: atOnce,
    // A job that was cut off is taken up again; that is no failure of its own.
    maxStalledCount: 1000,
    lockDuration: takeUpAfterMs,
    stalledInterval: takeUpAfterMs,
  })

  worker.on('failed', (job, error) => {
    const about = { err: error, ...job?.data, attempts: job?.attemptsMade }
    if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) {
      log.error(about, 'a reaction fails again and again; it stays owed and is tried later')
    } else if (job?.attemptsMade === 1) log.warn(about, 'a reaction failed and is tried again')
  })
  // That Redis is away, its connections tell; the rest is worth knowing.
  const complain = (error: Error) => {
    if (redis.answers()) log.warn({ err: error }, 'the queue complains')
  }
  queue.on('error', complain)
  worker.on('error', complain)

  // Without Redis there is no taking leave of it.
  const stop = () => Promise.allSettled([worker.close(!redis.answers()), pending.settled()])
  return { queue, stop }
}
