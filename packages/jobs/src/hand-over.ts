import type { Runtime } from '@forecourt/domain/kernel'
import { owedEvents } from '@forecourt/domain/kernel/relay'
import type { QueueName } from '@forecourt/domain/runtime'
import type { JobsOptions } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Queues } from './queues.ts'

export type HandOver = {
  /** Queues what came to be owed since the last time; everything, when Redis has forgotten how far we were. */
  handOver: () => Promise<void>
  /** Queues everything that is owed once more, and so what was given up a while ago. */
  startOver: () => Promise<void>
}

/** One second, two, four, … two minutes in all. */
const attempts = 8
/** How long a job that failed for good lies in the queue before it is tried again from the beginning. */
const givenUpForMs = 10 * 60_000

const jobOptions: JobsOptions = {
  attempts,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.3 },
  removeOnComplete: true,
  removeOnFail: { count: 10_000 },
}

/** Moves the mark only if it still is where we found it: a Redis that was emptied meanwhile has lost the jobs too. */
const advance = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('set', KEYS[1], ARGV[2]) end`

/**
 * Hands owed reactions over to BullMQ, as jobs with an id made of the event's and the reaction's, so that handing over
 * twice is handing over once.
 *
 * How far it came stands in Redis, beside the jobs: whatever loses the jobs loses the mark, and everything that is
 * owed is handed over again. A crash before the mark moves repeats the hand-over, which does no harm.
 */
export function createHandOver(
  { sql }: Runtime,
  redis: Redis,
  queues: Queues,
  queueOf: (reaction: string) => QueueName,
): HandOver {
  const mark = queues.records.toKey('handed-over')

  async function handOver(): Promise<void> {
    for (;;) {
      await redis.setnx(mark, 0)
      const handedOver = (await redis.get(mark)) ?? '0'
      const events = await owedEvents(sql, Number(handedOver))
      const last = events.at(-1)
      if (!last) return
      const jobs = Map.groupBy(events.flatMap(jobsOf), ({ name }) => queueOf(name))
      await Promise.all([...jobs].map(([name, ofQueue]) => queues[name].addBulk(ofQueue)))
      await redis.eval(advance, 1, mark, handedOver, last.seq)
    }
  }

  async function startOver(): Promise<void> {
    await Promise.all(Object.values(queues).map((queue) => queue.clean(givenUpForMs, 10_000, 'failed')))
    await redis.del(mark)
    await handOver()
  }

  return { handOver, startOver }
}

const jobsOf = ({ id, owed }: { id: number; owed: readonly string[] }) =>
  owed.map((reaction) => ({
    name: reaction,
    data: { eventId: id, reaction },
    opts: { ...jobOptions, jobId: `${reaction}-${id}` },
  }))
