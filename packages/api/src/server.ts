import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import { DomainError, type Runtime } from '@forecourt/domain/kernel'
import { openFeed } from '@forecourt/domain/realtime'
import type { MovableClock } from '@forecourt/domain/runtime'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { devClock } from './dev/clock.ts'
import { devMailbox } from './dev/mailbox.ts'
import { devTemplates } from './dev/templates.ts'
import { drainOnClose } from './drain.ts'
import type { ApiEnv } from './env.ts'
import { health } from './health.ts'
import { createMetrics, measured } from './metrics.ts'
import { queuePages } from './queues.ts'
import { rest } from './rest/plugin.ts'
import { problemHandler, sendProblem } from './rest/problem.ts'
import { harden, limitRate, refuseForeignOrigin } from './security.ts'
import { dropSlowReaders } from './slow-readers.ts'
import { builtApps, sendAppPage, serveApps } from './static.ts'
import { trpc } from './trpc-plugin.ts'
import { stripeWebhook } from './webhook.ts'

export type ServerOptions = {
  runtime: Runtime
  env: ApiEnv
  /** Given where tests may move the clock. */
  testClock?: MovableClock | null
  /** The folder of the web apps, each with its `dist`. */
  apps?: string
}

const megabyte = 1024 * 1024

/** The one origin: tRPC, REST, webhooks, health, the web apps and, outside production, the mailbox. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { runtime, env, testClock = null, apps = builtApps } = options
  const { publicUrl, production } = runtime.config
  const feed = await openFeed(runtime)
  const metrics = createMetrics(runtime, feed)
  const services = { runtime, feed, metrics }

  const loggerInstance: FastifyBaseLogger = runtime.log
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: megabyte,
    // Streams would hold up the end; `drainOnClose` lets everything else finish first.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2000 },
    ...(env.TRUST_PROXY === undefined ? {} : { trustProxy: env.TRUST_PROXY }),
  })
  app.setErrorHandler(problemHandler)
  drainOnClose(app, feed.close)
  dropSlowReaders(app)
  logRequests(app)
  await harden(app, env, publicUrl)
  await app.register(cookie)
  // Flushed after each piece: of a batch that is answered as a stream, one slow answer holds up no other.
  await app.register(compress, {
    brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH },
    zlibOptions: { flush: constants.Z_SYNC_FLUSH },
  })
  measured(app, metrics, env.METRICS_TOKEN ?? (production ? randomUUID() : null))
  health(app, runtime)
  await app.register((scope) => stripeWebhook(scope, runtime))
  await app.register(async (api) => {
    api.addHook('onRequest', async (request, reply) => {
      // Countdowns run by our clock, not by the device's; `Date` counts whole seconds and cannot be moved in tests.
      reply.header('server-time', runtime.clock.now().toISOString())
      refuseForeignOrigin(request, publicUrl)
    })
    await limitRate(api, env.RATE_LIMIT_PER_MINUTE)
    await api.register((scope) => trpc(scope, services))
    await api.register((scope) => rest(scope, services))
  })
  await app.register((scope) => queuePages(scope, runtime, env))
  if (!production) {
    await app.register((scope) => devMailbox(scope, runtime))
    await app.register((scope) => devTemplates(scope, runtime))
  }
  if (testClock) await app.register((scope) => devClock(scope, testClock))
  app.get('/config.json', async (_request, reply) => {
    reply.header('cache-control', 'no-cache')
    return { mapTilesUrl: env.MAP_TILES_URL ?? null, production }
  })
  await serveApps(app, apps)
  app.setNotFoundHandler((request, reply) => {
    if (sendAppPage(request, reply, apps)) return reply
    return sendProblem(reply, new DomainError('NOT_FOUND', 'There is nothing at this address.'))
  })
  return app
}

/** One line a request, without its query and body: they may name people. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const [path] = request.url.split('?')
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'request')
  })
}
