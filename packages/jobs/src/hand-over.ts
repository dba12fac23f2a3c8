import type { Runtime } from '@forecourt/domain/kernel'
import { owedEvents } from '@forecourt/domain/kernel/relay'
import type { Queue } from 'bullmq'

/** What a job knows: which event it is for. The rest stands in the row, and is looked up when the job runs. */
export type EventJob = { eventId: number }

export type HandOver = {
  /** Queues the events that came to be owed since the last time. */
  queueNew: () => Promise<void>
  /** Queues every event that is owed: what a crash or an emptied Redis lost comes back. */
  queueAll: () => Promise<void>
}

const retries = {
  attempts: 8,
  // 0.5 s, 1 s, 2 s … about a minute in all. Then the job is given up for ten minutes, and handed over again.
  backoff: { type: 'exponential', delay: 500, jitter: 0.3 },
  removeOnComplete: true,
  removeOnFail: { age: 600 },
} as const

/**
 * Hands owed events over to BullMQ. An event is one job, by its id, so that handing it over twice is handing it over
 * once; and it stays owed until its reactions have run, so that handing it over is never the last word.
 */
export function createHandOver({ sql }: Runtime, queue: Queue<EventJob>): HandOver {
  let queuedUpTo = 0
  const queueNew = async () => {
    for (;;) {
      const events = await owedEvents(sql, queuedUpTo)
      const last = events.at(-1)
      if (!last) return
      await queue.addBulk(
        events.map(({ id }) => ({
          name: 'event',
          data: { eventId: id },
          opts: { ...retries, jobId: `event-${id}` },
        })),
      )
      queuedUpTo = last.seq
    }
  }
  const queueAll = () => {
    queuedUpTo = 0
    return queueNew()
  }
  return { queueNew, queueAll }
}
