import { type QueueName, queueNames } from '@forecourt/domain/runtime'
import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'

/** What a job knows: which reaction to which event. The rest stands in the row, and is looked up when the job runs. */
export type ReactionJob = { eventId: number; reaction: string }

export type Queues = Readonly<Record<QueueName, Queue<ReactionJob>>>

/** One queue a kind of work. */
export const openQueues = (connection: Redis, prefix: string): Queues =>
  Object.fromEntries(
    queueNames.map((name) => [name, new Queue<ReactionJob>(name, { connection, prefix })]),
  ) as Queues
