/** Turns endpoints into HTTP the way Stripe does: keys, parameters, idempotency, faults, expansion, errors. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { ApiError, type ErrorBody, unauthenticated } from './errors.ts'
import { expand } from './expand.ts'
import type { Executed, Once } from './idempotency.ts'
import { newId } from './ids.ts'
import { parseParams, text } from './params.ts'
import type { Answer } from './store.ts'
import { API_VERSION, type World } from './world.ts'

/** One call of the API. `run` is synchronous: it happens at once, or not at all. */
interface EndpointDefinition<S extends z.ZodType> {
  method: 'GET' | 'POST'
  /** With `:id` where the object's id stands. */
  path: string
  params: S
  run: (world: World, input: z.output<S>, id: string) => object
}

export interface Endpoint {
  method: 'GET' | 'POST'
  path: string
  /** Checks the parameters and returns what will execute the call. */
  prepare: (raw: object, id: string) => (world: World) => object
}

/** Ties the parameters' schema to the function that gets them. */
export const endpoint = <S extends z.ZodType>({
  method,
  path,
  params,
  run,
}: EndpointDefinition<S>): Endpoint => ({
  method,
  path,
  prepare(raw, id) {
    const input = parseParams(params, raw)
    return (world) => run(world, input, id)
  },
})

const expandParam = z.array(text()).max(20).default([])

export interface ApiOptions {
  apiKey: string
  once: Once
}

/** Registers the endpoints on a Fastify instance of their own. */
export function serveApi(
  app: FastifyInstance,
  world: World,
  endpoints: readonly Endpoint[],
  options: ApiOptions,
): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError) return reply.code(error.status).send({ error: error.body })
    // An application that meets this has found a fault of the sandbox, not of its own.
    console.error(error)
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    const message = error instanceof Error ? error.message : String(error)
    return reply.code(status).send({ error: { type: 'api_error', message: `Sandbox: ${message}` } })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url}). The sandbox speaks only a part of Stripe's API.`,
      },
    }),
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', newId('req', 14))
    reply.header('stripe-version', request.headers['stripe-version'] ?? API_VERSION)
    authenticate(request, options.apiKey)
  })
  for (const definition of endpoints) {
    app.route({
      method: definition.method,
      url: definition.path,
      handler: (request, reply) => handle(world, definition, request, reply, options.once),
    })
  }
}

function authenticate(request: FastifyRequest, apiKey: string): void {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ')
  const key = scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : value
  if (key !== apiKey) throw unauthenticated(key)
}

async function handle(
  world: World,
  definition: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  once: Once,
): Promise<FastifyReply> {
  const params = definition.method === 'GET' ? request.query : request.body
  const raw = { ...(typeof params === 'object' ? params : {}) }
  const call = `${definition.method} ${new URL(request.url, 'http://sandbox').pathname}`
  const key = definition.method === 'POST' ? request.headers['idempotency-key']?.toString() : undefined
  const cause = { id: String(reply.getHeader('request-id')), idempotency_key: key ?? null }
  const id = idOf(request.params)
  let hangMs: number | undefined

  async function execute(): Promise<Executed> {
    const fault = world.faults.takeApi(call)
    if (fault?.kind === 'slow') await sleep(fault.delayMs)
    if (fault?.kind === 'unavailable') return refusal(503, 'The sandbox was told to be unavailable.')
    if (fault?.kind === 'rate_limit')
      return refusal(429, 'The sandbox was told to limit your rate.', 'rate_limit')
    const done = perform(world, definition, raw, id, cause)
    if (fault?.kind === 'timeout') {
      hangMs = fault.delayMs
      return { ...done, cutOff: true }
    }
    if (fault?.kind === 'error_after_commit' && done.saved) {
      return { ...refusal(500, 'The sandbox was told to fail after it had done the work.'), saved: true }
    }
    return done
  }

  const { answer, replayed } = key
    ? await once({ key, call, params: raw }, execute)
    : { answer: (await execute()).answer, replayed: false }
  if (key) reply.header('idempotency-key', key)
  if (replayed) reply.header('idempotent-replayed', 'true')
  // Stripe asks the SDK not to repeat what would only be replayed.
  if (key && answer.status === 500) reply.header('stripe-should-retry', 'false')
  if (hangMs !== undefined) {
    await sleep(hangMs, undefined, { ref: false })
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  return reply.code(answer.status).type('application/json').send(answer.body)
}

/** Executes a call and makes its answer. An error of the API is an answer as well. */
function perform(
  world: World,
  definition: Endpoint,
  { expand: paths, ...raw }: Record<string, unknown>,
  id: string,
  cause: NonNullable<World['request']>,
): { answer: Answer; saved: boolean } {
  world.request = cause
  try {
    const expandPaths = parseParams(z.object({ expand: expandParam }), { expand: paths }).expand
    const run = definition.prepare(raw, id)
    const body = JSON.stringify(expand(world.store, run(world), expandPaths))
    return { answer: { status: 200, body }, saved: true }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const body: { error: ErrorBody } = { error: error.body }
    return { answer: { status: error.status, body: JSON.stringify(body) }, saved: error.saved }
  } finally {
    world.request = null
  }
}

const refusal = (status: number, message: string, code?: string) => ({
  answer: { status, body: JSON.stringify({ error: { type: 'api_error', message, ...(code && { code }) } }) },
  saved: false,
})

const idOf = (params: unknown): string =>
  typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : ''
