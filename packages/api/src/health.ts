import { DomainError, type Runtime } from '@forecourt/domain/kernel'
import { ping } from '@forecourt/domain/runtime'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './rest/problem.ts'

/** How long the database may take to answer before we say that we are not ready. */
const patienceMs = 2000

/** /healthz: the process lives. /readyz: it can answer, so the database does; Redis is not needed to. */
export function health(app: FastifyInstance, runtime: Runtime): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (request, reply) => {
    const late = AbortSignal.timeout(patienceMs)
    const answered = await Promise.race([
      ping(runtime).then(
        () => true,
        (error: unknown) => {
          request.log.warn({ err: error }, 'the database does not answer')
          return false
        },
      ),
      new Promise<boolean>((resolve) => late.addEventListener('abort', () => resolve(false))),
    ])
    if (answered) return { status: 'ok' }
    return sendProblem(reply, new DomainError('INTERNAL', 'The database does not answer.'), 503)
  })
}
