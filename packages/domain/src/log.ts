import { type Logger, pino } from 'pino'

/**
 * The log of a process: JSON lines. What is logged of an error is what helps to find it: the further fields of
 * database errors may hold what customers typed, and stay out.
 */
export function createLog(name: string, level: string): Logger {
  return pino({
    name,
    level,
    redact: ['req.headers', 'body', 'cookies', '*.password', '*.cookie', '*.authorization'],
    serializers: { err: errorFields },
  })
}

function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  return {
    type: name,
    message,
    stack,
    ...('code' in error ? { code: error.code } : {}),
    ...(cause === undefined ? {} : { cause: errorFields(cause) }),
  }
}
