/** A caller over HTTP who writes down everything that was asked and answered, and does not trust a silence. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'

export type Outcome =
  | { kind: 'ok'; body: unknown }
  | { kind: 'refused'; status: number; code: string }
  | { kind: 'unknown'; why: string }

/** One request as its client saw it: asked under one key, perhaps several times, until an answer came. */
export type Entry = { op: string; subject: string; key: string; tries: number; ms: number; outcome: Outcome }

export type Request = {
  op: string
  /** The quote or booking that it is about. */
  subject: string
  path: string
  method?: string
  body: object
  key?: string
}

export type Caller = { cookie: string; origins: readonly string[] }

const patience = { answerMs: 20_000, tries: 25 }

/** Sends once. Silence and 5xx are `unknown`: the server may have done it. */
async function send(origin: string, caller: Caller, request: Request, key: string): Promise<Outcome> {
  try {
    const response = await fetch(`${origin}${request.path}`, {
      method: request.method ?? 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: caller.cookie },
      body: JSON.stringify(request.body),
      signal: AbortSignal.timeout(patience.answerMs),
    })
    const body: unknown = await response.json()
    if (response.ok) return { kind: 'ok', body }
    const code = codeOf(body)
    if (response.status >= 500) return { kind: 'unknown', why: `${response.status} ${code}` }
    return { kind: 'refused', status: response.status, code }
  } catch (error) {
    return { kind: 'unknown', why: error instanceof Error ? error.name : 'no answer' }
  }
}

type Seen = { version: number; from: string; to: string }

/** A booking as it is told to its caller, or null when nobody answers. */
export async function look({ cookie, origins }: Caller, bookingId: string): Promise<Seen | null> {
  const origin = origins[Math.floor(Math.random() * origins.length)]
  const path = `${origin}/api/v1/bookings/${bookingId}`
  const signal = AbortSignal.timeout(patience.answerMs)
  const response = await fetch(path, { headers: { cookie }, signal }).catch(() => null)
  return response?.ok ? ((await response.json()) as Seen) : null
}

/** The code of a problem document, or of tRPC's error; ours are words in capitals. */
const codeOf = (body: unknown): string =>
  JSON.stringify(body).match(/"(?:code|domainCode)":"([A-Z_]+)"/)?.[1] ?? ''

export function createHistory() {
  const entries: Entry[] = []
  /** While the database is down, and just after, an error is nobody's fault. */
  const weather = { outage: false }
  const faults: string[] = []
  const unknowns = new Map<string, number>()
  /** Asks until there is an answer, with the same key and at whichever process still lives. */
  const ask = async (caller: Caller, request: Request): Promise<Entry> => {
    const { op, subject, key = randomUUID() } = request
    const entry: Entry = { op, subject, key, tries: 0, ms: 0, outcome: { kind: 'unknown', why: 'not sent' } }
    entries.push(entry)
    const began = performance.now()
    const first = Math.floor(Math.random() * caller.origins.length)
    while (entry.tries < patience.tries) {
      const origin = caller.origins[(first + entry.tries) % caller.origins.length] ?? ''
      entry.tries += 1
      entry.outcome = await send(origin, caller, request, key)
      if (entry.outcome.kind !== 'unknown') break
      const { why } = entry.outcome
      unknowns.set(why, (unknowns.get(why) ?? 0) + 1)
      if (why.startsWith('5') && !weather.outage) faults.push(`${op} of ${subject} was answered ${why}`)
      await new Promise((resolve) => setTimeout(resolve, 50 * entry.tries))
    }
    entry.ms = performance.now() - began
    return entry
  }
  return { entries, unknowns, weather, faults, ask }
}

export type History = ReturnType<typeof createHistory>

const answered = z.object({ id: z.string() })
const answer = z.union([answered, z.object({ result: z.object({ data: answered }) })])

/** The booking that was answered with, over REST or tRPC. */
export function idOf({ outcome }: Entry): string | null {
  const { data } = answer.safeParse(outcome.kind === 'ok' ? outcome.body : null)
  return data === undefined ? null : 'id' in data ? data.id : data.result.data.id
}
