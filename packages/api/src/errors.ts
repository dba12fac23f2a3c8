/** How refusals and faults leave the house: the one place that maps them to HTTP and tRPC. */
import { DomainError, type ErrorCode, type ErrorData, errorStatus } from '@forecourt/domain/kernel'
import { TRPCError } from '@trpc/server'
import type { FastifyBaseLogger } from 'fastify'

type Status = (typeof errorStatus)[ErrorCode]

const trpcCodes: Record<Status, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
}

/** What a status means that Fastify or tRPC came up with before any verb ran. */
const codeOfStatus: Record<number, ErrorCode> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_ATTEMPTS',
}

/**
 * Any error as a refusal. What nobody foresaw is logged and becomes INTERNAL, which tells the caller nothing but
 * that it was our fault and the request's id.
 */
export function toRefusal(error: unknown, log: FastifyBaseLogger, requestId: string): DomainError {
  if (error instanceof DomainError) return error
  const status = clientErrorStatus(error)
  if (status !== null && error instanceof Error) return new DomainError(codeForStatus(status), error.message)
  if (isDataException(error)) {
    log.warn({ err: error }, 'a value that the database refused')
    return new DomainError('INVALID_INPUT', 'A value is outside of what can be stored.')
  }
  log.error({ err: error }, 'a fault of ours')
  return new DomainError('INTERNAL', 'Something went wrong on our side. Nothing was changed.', { requestId })
}

/** A refusal as tRPC carries it. */
export const toTrpcError = (refusal: DomainError): TRPCError =>
  new TRPCError({ code: trpcCodes[errorStatus[refusal.code]], message: refusal.message, cause: refusal })

/** What our clients read of an error: `code` and `detail`, and what the refusal carries. Never a stack. */
export function trpcErrorData(error: TRPCError, httpStatus: number, path: string | undefined): TrpcErrorData {
  const refusal = error.cause instanceof DomainError ? error.cause : null
  const code = refusal?.code ?? codeForStatus(httpStatus)
  const detail = refusal || httpStatus < 500 ? error.message : 'Something went wrong on our side.'
  return { ...refusal?.data, code, detail, httpStatus, ...(path === undefined ? {} : { path }) }
}

export type TrpcErrorData = ErrorData & { code: ErrorCode; detail: string; httpStatus: number; path?: string }

/** The code for an HTTP status that no verb chose. */
const codeForStatus = (status: number): ErrorCode =>
  codeOfStatus[status] ?? (status >= 500 ? 'INTERNAL' : 'INVALID_INPUT')

/** The status of an error of Fastify's own that is the caller's doing (broken JSON, a body too large), or null. */
export function clientErrorStatus(error: unknown): number | null {
  if (error instanceof DomainError || !(error instanceof Error) || !('statusCode' in error)) return null
  const status = Number(error.statusCode)
  return status >= 400 && status < 500 ? status : null
}

/** SQLSTATE class 22: a value that the type of a column or function does not take, e.g. a number too large. */
const isDataException = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'PostgresError' &&
  'code' in error &&
  /^22/.test(String(error.code))
