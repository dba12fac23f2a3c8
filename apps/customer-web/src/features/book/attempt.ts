import { z } from 'zod'

const key = 'forecourt.attempt'
const attempt = z.object({ body: z.string(), key: z.string() })

/**
 * The idempotency key of a write: the same for the same body, in this tab and through reloads, so that a
 * second press, or one after a lost answer, is the same attempt. Another body is another attempt.
 */
export function attemptKey(input: object): string {
  const body = JSON.stringify(input)
  const known = attempt.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
  if (known.success && known.data.body === body) return known.data.key
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(key, JSON.stringify({ body, key: fresh }))
  return fresh
}
