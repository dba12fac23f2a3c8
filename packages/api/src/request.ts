import { type Actor, type Call, type Runtime, refuse } from '@forecourt/domain/kernel'
import type { Feed } from '@forecourt/domain/realtime'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from './actor.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import type { Metrics } from './metrics.ts'

/** What the process has, for every request alike. */
export type Services = { readonly runtime: Runtime; readonly feed: Feed; readonly metrics: Metrics }

/** What an endpoint knows of the HTTP request that it answers. */
export type RequestContext = Services & {
  readonly cookies: Cookies
  readonly address: string
  readonly requestId: string
  readonly idempotencyKey: string | null
  readonly log: FastifyRequest['log']
  /** Found out once for a request, whatever it asks. */
  readonly actor: () => Promise<Actor>
  readonly call: () => Promise<Call>
}

export function requestContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): RequestContext {
  const { runtime } = services
  const cookies = cookiesOf(request, reply, runtime.config.publicUrl)
  const { id: requestId, ip: address, log } = request
  const idempotencyKey = readKey(request)
  let found: Promise<Actor> | undefined
  const actor = () => {
    found ??= actorOf(runtime, request, cookies)
    return found
  }
  const call = async () => ({ runtime, actor: await actor(), requestId, idempotencyKey })
  return { ...services, cookies, address, requestId, idempotencyKey, log, actor, call }
}

/** @throws INVALID_INPUT for a key that is too short to be unique, or too long */
function readKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && key.length >= 8 && key.length <= 200) return key
  const message = 'Use 8 to 200 characters, e.g. a UUID.'
  return refuse('INVALID_INPUT', `Idempotency-Key: ${message}`, {
    errors: [{ field: 'Idempotency-Key', message }],
  })
}
