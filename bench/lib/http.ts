import { randomUUID } from 'node:crypto'

export type Answer = { status: number; code: string }

/** Holds a quote over REST, as a partner would. */
export async function postBooking(origin: string, quoteId: string): Promise<Answer> {
  const response = await fetch(`${origin}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ quoteId, contact: { name: 'Race Driver', email: 'race@example.test' } }),
  })
  const body: unknown = await response.json()
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
  return { status: response.status, code }
}

/** How often each answer came, as "201" or "409 CLASS_SOLD_OUT". */
export function tally(answers: readonly Answer[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { status, code } of answers) {
    const key = `${status} ${code}`.trim()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
