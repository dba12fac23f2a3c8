import { evidencePack } from '@forecourt/domain/flows'
import { evidenceInput } from '@forecourt/domain/payments/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { answer, endpointOf } from '../endpoint.ts'
import { requestContext, type Services } from '../request.ts'
import { sendPdf } from './document-file.ts'
import { refused } from './openapi.ts'

const schema = {
  operationId: 'disputeEvidence',
  summary: 'The evidence in a dispute as a PDF, for staff of the branch',
  tags: ['Booking'],
  params: z.object({ id: evidenceInput.shape.disputeId }),
  querystring: evidenceInput.pick({ locale: true }),
  response: {
    200: {
      description: 'The evidence',
      content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
    },
    '4xx': refused,
  },
}

type Asked = { Params: { id: string }; Querystring: z.input<typeof schema.querystring> }

/** What speaks for the service in a dispute is answered as a file to keep. */
export function evidenceFile(app: FastifyInstance, path: string, services: Services): void {
  const options = { schema, compress: false, exposeHeadRoute: false } as const
  app.get<Asked>(path, options, async (request, reply) => {
    const ctx = requestContext(services, request, reply)
    const asked = { disputeId: request.params.id, locale: request.query.locale }
    const { filename, pdf } = await answer(endpointOf(evidencePack), ctx, asked)
    return sendPdf(reply, `attachment; filename="${filename}"`, pdf)
  })
}
