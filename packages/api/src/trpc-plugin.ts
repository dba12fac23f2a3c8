import { DomainError } from '@forecourt/domain/kernel'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { FastifyInstance } from 'fastify'
import { toRefusal, toTrpcError, trpcErrorData } from './errors.ts'
import { requestContext, type Services } from './request.ts'
import { type AppRouter, appRouter } from './router.ts'

/** tRPC over HTTP. Errors that happen before tRPC sees the request have the shape of its own. */
export async function trpc(app: FastifyInstance, services: Services): Promise<void> {
  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error, request.log, request.id)
    const { code, message } = toTrpcError(refusal)
    const data = trpcErrorData(toTrpcError(refusal), refusal.status, undefined)
    return reply.code(refusal.status).send({ error: { message, code: TRPC_ERROR_CODES_BY_KEY[code], data } })
  })
  await app.register(fastifyTRPCPlugin, {
    prefix: '/api/trpc',
    trpcOptions: {
      router: appRouter,
      allowBatching: true,
      maxBatchSize: 20,
      createContext: ({ req, res, info }) => {
        if (info.calls.length > 1 && req.headers['idempotency-key'] !== undefined) {
          throw toTrpcError(
            new DomainError('INVALID_INPUT', 'An Idempotency-Key is for one call: do not batch it.'),
          )
        }
        return requestContext(services, req, res)
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  })
}
