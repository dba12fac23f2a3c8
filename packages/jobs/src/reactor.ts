import type { Runtime } from '@forecourt/domain/kernel'
import { type QueueName, queueNames } from '@forecourt/domain/runtime'
import { type Job, Worker } from 'bullmq'
import { createPending } from './pending.ts'
import { openQueues, type Queues, type ReactionJob } from './queues.ts'
import { type Reactions, react } from './react.ts'
import type { Connections } from './redis.ts'

export type ReactorOptions = {
  runtime: Runtime
  redis: Connections
  reactions: Reactions
  /** How many reactions of each queue run at once here. */
  atOnce: number
  /** How many of a queue may begin within a second, at all workers together; any number, where nothing is said. */
  perSecond: Partial<Record<QueueName, number>>
  /** Keeps the jobs of several Forecourts in one Redis apart. */
  prefix: string
  /** After how long another worker takes up the jobs of one that died, in milliseconds. */
  takeUpAfterMs: number
}

export type Reactor = {
  /** Where the jobs are added. */
  queues: Queues
  /** Takes no further job. Resolves when those that run have ended. */
  stop: () => Promise<unknown>
}

/** Runs the jobs of all queues, one a reaction to an event. */
export function startReactor(options: ReactorOptions): Reactor {
  const { runtime, redis, reactions, atOnce, perSecond, prefix, takeUpAfterMs } = options
  const { log } = runtime
  const pending = createPending()
  const run = (job: Job<ReactionJob>) => pending.track(react(runtime, reactions, job.data))
  const queues = openQueues(redis.producer, prefix)
  const workers = queueNames.map((name) => {
    const most = perSecond[name]
    return new Worker<ReactionJob>(name, run, {
      connection: redis.consumer,
      prefix,
      concurrency: atOnce,
      ...(most !== undefined && { limiter: { max: most, duration: 1000 } }),
      // A job that was cut off is taken up again; that is no failure of its own.
      maxStalledCount: 1000,
      lockDuration: takeUpAfterMs,
      stalledInterval: takeUpAfterMs,
    })
  })

  // That Redis is away, its connections tell; the rest is worth knowing.
  const complain = (error: Error) => {
    if (redis.answers()) log.warn({ err: error }, 'the queue complains')
  }
  for (const queue of Object.values(queues)) queue.on('error', complain)
  for (const worker of workers) {
    worker.on('error', complain)
    worker.on('failed', (job, error) => {
      const about = { err: error, ...job?.data, attempts: job?.attemptsMade }
      if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) {
        log.error(about, 'a reaction fails again and again; it stays owed and is tried later')
      } else if (job?.attemptsMade === 1) log.warn(about, 'a reaction failed and is tried again')
    })
  }

  // Without Redis there is no taking leave of it.
  const stop = () =>
    Promise.allSettled([...workers.map((worker) => worker.close(!redis.answers())), pending.settled()])
  return { queues, stop }
}
