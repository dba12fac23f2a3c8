import { type ErrorCode, type ErrorData, errorStatus } from '@forecourt/domain/kernel/errors'
import { TRPCClientError } from '@trpc/client'

/** A refusal by its code; `UNREACHABLE` when no answer came at all: what was asked may or may not have happened. */
export type ClientError = { code: ErrorCode | 'UNREACHABLE'; detail: string; data: ErrorData }

/** What a failed call means to a screen, whatever was thrown. */
export function errorOf(thrown: unknown): ClientError {
  if (!(thrown instanceof TRPCClientError)) return { code: 'INTERNAL', detail: String(thrown), data: {} }
  const answer: Partial<ClientError & { httpStatus: number; path: string }> | null | undefined = thrown.data
  if (!answer) return { code: 'UNREACHABLE', detail: thrown.message, data: {} }
  const { code, detail = thrown.message, httpStatus, path, ...data } = answer
  return { code: isErrorCode(code) ? code : 'INTERNAL', detail, data }
}

/** Whether asking again, unchanged, may end better: a broken line or a fault of ours, not a refusal. */
export function isTransient(thrown: unknown): boolean {
  const { code } = errorOf(thrown)
  return code === 'UNREACHABLE' || errorStatus[code] >= 500
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in errorStatus
}
