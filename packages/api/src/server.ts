import cookie from '@fastify/cookie'
import type { Runtime } from '@forecourt/domain/kernel'
import { openFeed } from '@forecourt/domain/realtime'
import { ping } from '@forecourt/domain/runtime'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify from 'fastify'
import type { ApiEnv } from './env.ts'
import { requestContext } from './request.ts'
import { appRouter } from './router.ts'

export async function createServer({ runtime }: { runtime: Runtime; env: ApiEnv }) {
  const services = { runtime, feed: await openFeed(runtime) }
  const app = Fastify({
    loggerInstance: runtime.log,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2000 },
    bodyLimit: 1024 * 1024,
  })
  await app.register(cookie)
  await app.register(fastifyTRPCPlugin, {
    prefix: '/api/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: ({ req, res }) => requestContext(services, req, res),
      allowBatching: true,
      maxBatchSize: 20,
    } satisfies FastifyTRPCPluginOptions<typeof appRouter>['trpcOptions'],
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    await ping(runtime)
    return { status: 'ok' }
  })
  app.addHook('onClose', () => services.feed.close())
  return app
}
