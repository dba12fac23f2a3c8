/** RFC 9457: what a REST caller reads when something was refused. */
import { type DomainError, type ErrorCode, errorStatus } from '@forecourt/domain/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clientErrorStatus, toRefusal } from '../errors.ts'

export const problem = z.object({
  type: z.string().describe('A URN of the code.'),
  title: z.string(),
  status: z.int(),
  code: z
    .enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]])
    .describe('What a program may rely on.'),
  detail: z.string().describe('What is wrong and how to mend it, in a sentence.'),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong with the input, field by field.'),
})
export type Problem = z.infer<typeof problem> & { [extension: string]: unknown }

const contentType = 'application/problem+json; charset=utf-8'

/** `QUOTE_EXPIRED` as "Quote expired". */
const titleOf = (code: ErrorCode): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ')

export function sendProblem(
  reply: FastifyReply,
  refusal: DomainError,
  status: number = refusal.status,
): FastifyReply {
  const { code, message: detail, data } = refusal
  const body: Problem = {
    ...data,
    type: `urn:forecourt:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOf(code),
    status,
    code,
    detail,
  }
  if (typeof data.retryAfterSeconds === 'number') reply.header('retry-after', data.retryAfterSeconds)
  return reply.code(status).type(contentType).send(JSON.stringify(body))
}

/** Any error as a problem; those that Fastify raised before a verb ran keep their status. */
export function problemHandler(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, toRefusal(error, request.log, request.id), clientErrorStatus(error) ?? undefined)
}
