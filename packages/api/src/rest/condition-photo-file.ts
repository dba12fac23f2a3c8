import { conditionPhoto } from '@forecourt/domain/flows'
import { photoInput } from '@forecourt/domain/gate/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { answer, endpointOf } from '../endpoint.ts'
import { requestContext, type Services } from '../request.ts'
import { refused } from './openapi.ts'

const schema = {
  operationId: 'conditionPhoto',
  summary: 'A photo of a car as it was handed over or came back',
  tags: ['Booking'],
  params: z.object({ id: photoInput.shape.photoId }),
  querystring: photoInput.pick({ size: true }),
  response: {
    200: {
      description: 'The photo',
      content: { 'image/jpeg': { schema: z.string().meta({ format: 'binary' }) } },
    },
    '4xx': refused,
  },
}

type Asked = { Params: { id: string }; Querystring: z.input<typeof schema.querystring> }

/** A photo is answered as a file that its viewer's browser may keep for the day: it never changes. */
export function conditionPhotoFile(app: FastifyInstance, path: string, services: Services): void {
  const options = { schema, compress: false, exposeHeadRoute: false } as const
  app.get<Asked>(path, options, async (request, reply) => {
    const ctx = requestContext(services, request, reply)
    const photo = await answer(endpointOf(conditionPhoto), ctx, {
      photoId: request.params.id,
      size: request.query.size,
    })
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=86400, immutable').send(photo)
  })
}
