import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** Between attempts to reach a Redis that is away. */
const retryMs = 1000
const answerWithinMs = 5000

/** For adding jobs: fails at once when Redis is away, so that nobody waits for it. */
export const producerConnection = (url: string, log: Logger): Redis =>
  told(
    new Redis(url, {
      ...common,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: answerWithinMs,
    }),
    log,
  )

/** For taking jobs: waits for Redis, however long it is away. */
export const consumerConnection = (url: string, log: Logger): Redis =>
  told(new Redis(url, { ...common, maxRetriesPerRequest: null }), log)

const common = { connectTimeout: answerWithinMs, retryStrategy: () => retryMs }

/** Says once that Redis is away, and once that it is back. */
function told(redis: Redis, log: Logger): Redis {
  let away = false
  redis.on('error', (error: Error) => {
    if (!away) log.warn({ err: error }, 'Redis is away; jobs wait in the database')
    away = true
  })
  redis.on('ready', () => {
    if (away) log.info('Redis is back')
    away = false
  })
  return redis
}
