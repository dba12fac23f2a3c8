import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import { type Runtime, refuse } from '@forecourt/domain/kernel'
import { queueNames } from '@forecourt/domain/runtime'
import { Queue } from 'bullmq'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Redis } from 'ioredis'
import { actorOf } from './actor.ts'
import { cookiesOf } from './cookies.ts'
import type { ApiEnv } from './env.ts'
import { problemHandler } from './rest/problem.ts'
import { refuseForeignOrigin } from './security.ts'

const path = '/operations/queues'

/** How long Redis may take to answer, and between attempts to reach it, in milliseconds. */
const answerWithinMs = 2000
const retryMs = 1000

/**
 * The workers' queues as admins see them: what waits, runs and failed, and trying again. Jobs carry ids alone, and
 * what is lost there is queued again from the database, so nothing that is pressed there does harm.
 */
export async function queuePages(
  app: FastifyInstance,
  runtime: Runtime,
  { REDIS_URL, QUEUE_PREFIX: prefix }: Pick<ApiEnv, 'REDIS_URL' | 'QUEUE_PREFIX'>,
): Promise<void> {
  const { publicUrl } = runtime.config
  app.setErrorHandler(problemHandler)
  /** The board has an error page of its own; what is refused here is told as everywhere. */
  const guard = (check: (request: FastifyRequest, reply: FastifyReply) => Promise<void>) => {
    app.addHook('onRequest', async (request, reply) => {
      try {
        await check(request, reply)
      } catch (error) {
        return problemHandler(error, request, reply)
      }
    })
  }
  guard(async (request, reply) => {
    refuseForeignOrigin(request, publicUrl)
    const actor = await actorOf(runtime, request, cookiesOf(request, reply, publicUrl))
    if (actor.kind !== 'user') refuse('UNAUTHENTICATED', 'Sign in to the admin app first.')
    if (actor.role !== 'admin') refuse('FORBIDDEN', 'The queues are for admins.')
  })
  if (REDIS_URL === undefined) {
    app.get(path, () => refuse('NOT_FOUND', 'This server was not told where Redis is: set REDIS_URL.'))
    return
  }
  // Fails at once while Redis is away, so that nobody waits for it, and is there when it is back.
  const redis = new Redis(REDIS_URL, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: answerWithinMs,
    retryStrategy: () => retryMs,
  })
  const away = (error: Error) =>
    runtime.log.debug({ err: error }, 'the pages of the queues do not reach Redis')
  redis.on('error', away)
  guard(async () => {
    if (redis.status !== 'ready')
      refuse('QUEUES_UNAVAILABLE', 'Redis is away. Jobs wait in the database until it is back.')
  })
  const queues = queueNames.map((name) => new Queue(name, { connection: redis, prefix }))
  for (const queue of queues) queue.on('error', away)
  const pages = new FastifyAdapter().setBasePath(path)
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter: pages,
    options: { uiConfig: { boardTitle: 'Forecourt' } },
  })
  await app.register(pages.registerPlugin(), { prefix: path })
  app.addHook('onClose', async () => {
    redis.disconnect()
  })
}
