import { z } from 'zod'
import { DomainError, type FieldError } from './errors.ts'

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
}

/** Parses a verb's input; what is wrong with it is named field by field. */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const parsed = z.safeParse(schema, raw)
  if (parsed.success) return parsed.data
  const errors = fieldErrors(parsed.error)
  const first = errors[0]
  throw new DomainError(
    'INVALID_INPUT',
    first ? `${first.field || 'input'}: ${first.message}` : 'The input is not valid.',
    { errors },
  )
}
