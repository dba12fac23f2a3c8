import { documentPdf } from '@forecourt/domain/flows'
import { documentInput } from '@forecourt/domain/invoicing/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { answer, endpointOf } from '../endpoint.ts'
import { requestContext, type Services } from '../request.ts'
import { refused } from './openapi.ts'

const schema = {
  operationId: 'bookingDocumentPdf',
  summary: 'An invoice, credit note or receipt as a PDF',
  tags: ['Booking'],
  params: z.object({ id: documentInput.shape.documentId }),
  response: {
    200: {
      description: 'The document',
      content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
    },
    '4xx': refused,
  },
}

/** An issued document is answered as a file. */
export function documentFile(app: FastifyInstance, path: string, services: Services): void {
  const options = { schema, compress: false, exposeHeadRoute: false } as const
  app.get<{ Params: { id: string } }>(path, options, async (request, reply) => {
    const ctx = requestContext(services, request, reply)
    const { filename, pdf } = await answer(endpointOf(documentPdf), ctx, { documentId: request.params.id })
    return sendPdf(reply, `inline; filename="${filename}"`, pdf)
  })
}

/** A PDF that nobody but its reader keeps. @param disposition how a browser takes it, with its name */
export const sendPdf = (reply: FastifyReply, disposition: string, pdf: Buffer) =>
  reply
    .type('application/pdf')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', disposition)
    .send(pdf)
