import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { createOutage } from './outage.ts'

export type Connections = {
  /** For adding jobs: fails at once when Redis is away, so that nobody waits for it. */
  producer: Redis
  /** For taking jobs: waits for Redis, however long it is away. */
  consumer: Redis
  /** Whether Redis can be asked now. */
  answers: () => boolean
  close: () => void
}

/** Between attempts to reach a Redis that is away. */
const retryMs = 1000
const answerWithinMs = 5000

/** Connects to Redis, for as long as it takes. That it is away is told once. */
export function openConnections(url: string, log: Logger): Connections {
  const common = { connectTimeout: answerWithinMs, retryStrategy: () => retryMs }
  const producer = new Redis(url, {
    ...common,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: answerWithinMs,
  })
  const consumer = new Redis(url, { ...common, maxRetriesPerRequest: null })
  const outage = createOutage(log, {
    begins: 'Redis is away: jobs wait in the database',
    ends: 'Redis is back',
  })
  for (const redis of [producer, consumer]) redis.on('error', outage.begins)
  producer.on('ready', outage.ends)
  return {
    producer,
    consumer,
    answers: () => producer.status === 'ready',
    close: () => {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}
