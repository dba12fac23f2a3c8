import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { DomainError } from '@forecourt/domain/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requestContext, type Services } from '../request.ts'
import { conditionPhotoFile } from './condition-photo-file.ts'
import { documentFile } from './document-file.ts'
import { evidenceFile } from './evidence-file.ts'
import { openApi, openApiSchema } from './openapi.ts'
import { parkingStream } from './parking-stream.ts'
import { problemHandler, sendProblem } from './problem.ts'
import type { RestRoute } from './route.ts'
import { restRoutes } from './routes.ts'

const base = '/api/v1'

/** REST: every route of the table, its description and its docs. */
export async function rest(app: FastifyInstance, services: Services): Promise<void> {
  acceptJsonAlone(app)
  app.setErrorHandler(problemHandler)
  // The verbs check their input and state their answers: the schemas of the routes describe, and do nothing.
  app.setValidatorCompiler(() => (data) => ({ value: data }))
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  await app.register(swagger, openApi)
  for (const route of restRoutes) {
    app.route({
      method: route.method,
      url: base + route.path,
      schema: openApiSchema(route),
      handler: async (request, reply) => {
        const ctx = requestContext(services, request, reply)
        try {
          const answer = await route.run(ctx, inputOf(request, route))
          return reply.code(route.status).send(answer)
        } catch (error) {
          if (error instanceof DomainError) return sendProblem(reply, inPathWords(error, route))
          throw error
        }
      },
    })
  }
  documentFile(app, `${base}/documents/:id/pdf`, services)
  conditionPhotoFile(app, `${base}/condition-photos/:id`, services)
  evidenceFile(app, `${base}/disputes/:id/evidence`, services)
  parkingStream(app, `${base}/parkings/:id/availability`, services)
  app.get(`${base}/openapi.json`, { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    theme: { title: 'Forecourt REST' },
    // BaseLayout is without the bar of the tool's maker.
    uiConfig: { layout: 'BaseLayout', deepLinking: true, validatorUrl: null },
  })
}

/** A verb's input from the parts of a request: the path's under the verb's names, the rest as it came. */
function inputOf(request: FastifyRequest, { method, params }: RestRoute): unknown {
  const path = Object.entries(request.params as Record<string, string>)
  const named = Object.fromEntries(path.map(([part, value]) => [params[part] ?? part, value]))
  const rest = method === 'GET' ? givenQuery(request.query as Record<string, unknown>) : (request.body ?? {})
  if (path.length === 0) return rest
  return { ...(rest as object), ...named }
}

/** `?lat=` says nothing, not zero. */
const givenQuery = (query: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))

/** A refusal that names the fields as the caller wrote them, `id` and not `bookingId`. */
function inPathWords(refusal: DomainError, { params }: RestRoute): DomainError {
  const parts = Object.fromEntries(Object.entries(params).map(([part, field]) => [field, part]))
  const errors = refusal.data.errors?.map((error) => ({ ...error, field: parts[error.field] ?? error.field }))
  if (!errors?.[0] || Object.keys(params).length === 0) return refusal
  return new DomainError(refusal.code, `${errors[0].field}: ${errors[0].message}`, {
    ...refusal.data,
    errors,
  })
}

/** JSON, and no body at all, is all we read; another type is a 415. */
function acceptJsonAlone(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, String(body), done)
  })
}
