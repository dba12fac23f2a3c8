import { useEffect, useState } from 'react'

/** The server's own clock in an answer, as an ISO instant; finer than `Date`, which counts whole seconds. */
const exactHeader = 'server-time'

/** How far the server's clock is ahead of this device's: certainly between `least` and `most` milliseconds. */
type Offset = { least: number; most: number }

let known: Offset | null = null

/**
 * What one answer tells: sent and received at these times of this device (ms), made at `serverAt`, which
 * was cut down to a multiple of `grain` ms.
 */
export function measure(sent: number, received: number, serverAt: number, grain: number): Offset {
  return { least: serverAt - received, most: serverAt + grain - sent }
}

/** Narrows what is known by a new measurement; one that contradicts it means that a clock was set: it wins. */
export function narrow(before: Offset | null, found: Offset): Offset {
  if (before === null) return found
  const both = { least: Math.max(before.least, found.least), most: Math.min(before.most, found.most) }
  return both.least <= both.most ? both : found
}

type FetchInit = Omit<RequestInit, 'signal'> & { signal?: AbortSignal | null | undefined }

/** `fetch` that learns the server's time from each answer. */
export async function timedFetch(input: RequestInfo | URL, init: FetchInit = {}): Promise<Response> {
  const sent = Date.now()
  const answer = await fetch(input, { ...init, signal: init.signal ?? null })
  const exact = answer.headers.get(exactHeader)
  const at = Date.parse(exact ?? answer.headers.get('date') ?? '')
  if (!Number.isNaN(at)) known = narrow(known, measure(sent, Date.now(), at, exact === null ? 1000 : 1))
  return answer
}

/** What to add to this device's clock to get the server's, in whole ms; 0 until the first answer. */
export function serverOffset(): number {
  return known === null ? 0 : Math.round((known.least + known.most) / 2)
}

/** Now by the server's clock, in ms since 1970. */
export function serverNow(): number {
  return Date.now() + serverOffset()
}

/** An instant of this device's clock (ms), such as when a query was answered, by the server's clock, ISO 8601. */
export function serverInstant(deviceMs: number): string {
  return new Date(deviceMs + serverOffset()).toISOString()
}

/** `serverNow()`, rendered again every `stepMs`: for countdowns and "25 min ago". */
export function useServerClock(stepMs = 1000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), stepMs)
    return () => clearInterval(timer)
  }, [stepMs])
  return now
}
