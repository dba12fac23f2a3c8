import { initTRPC } from '@trpc/server'
import type { z } from 'zod'
import { answer, type Endpoint, type Exposable, endpointOf } from './endpoint.ts'
import { toRefusal, toTrpcError, trpcErrorData } from './errors.ts'
import type { RequestContext } from './request.ts'

const t = initTRPC.context<RequestContext>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: trpcErrorData(error, shape.data.httpStatus, shape.data.path),
  }),
  sse: {
    ping: { enabled: true, intervalMs: 10_000 },
    // A stream ends now and then, so that nodes can be drained; clients open it again where they were.
    maxDurationMs: 15 * 60_000,
  },
})

export const router = t.router
export const subscription = t.procedure

/** What a client gives: nothing at all will do where every field may be left out. */
// biome-ignore lint/suspicious/noConfusingVoidType: tRPC calls a procedure without input for `void`
type Given<I extends z.ZodType> = Record<never, never> extends z.input<I> ? z.input<I> | void : z.input<I>

/** Exposes a verb that reads, with its types. */
export function read<I extends z.ZodType, R>(of: Exposable<I, R>) {
  const endpoint = expectKind(endpointOf(of), ['query'])
  return t.procedure.input(asGiven<I>).query(({ ctx, input }) => asTrpc(endpoint, ctx, input))
}

/** Exposes a verb that changes something, with its types. */
export function write<I extends z.ZodType, R>(of: Exposable<I, R>) {
  const endpoint = expectKind(endpointOf(of), ['command', 'flow'])
  return t.procedure.input(asGiven<I>).mutation(({ ctx, input }) => asTrpc(endpoint, ctx, input))
}

/** The verb parses its input, once; tRPC hands on what came. */
const asGiven = <I extends z.ZodType>(raw: unknown): Given<I> => raw as Given<I>

async function asTrpc<I extends z.ZodType, R>(
  endpoint: Endpoint<I, R>,
  ctx: RequestContext,
  input: unknown,
): Promise<R> {
  try {
    return await answer(endpoint, ctx, input)
  } catch (error) {
    throw toTrpcError(toRefusal(error, ctx.log, ctx.requestId))
  }
}

function expectKind<I extends z.ZodType, R>(
  of: Endpoint<I, R>,
  kinds: readonly Endpoint<I, R>['kind'][],
): Endpoint<I, R> {
  if (!kinds.includes(of.kind)) throw new Error(`${of.verb} is a ${of.kind}: expose it the other way.`)
  return of
}
