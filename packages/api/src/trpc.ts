import { follow } from '@forecourt/domain/realtime'
import type { followInput } from '@forecourt/domain/realtime/contract'
import { initTRPC, tracked } from '@trpc/server'
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

/** What a client gives: nothing at all will do where every field may be left out. */
// biome-ignore lint/suspicious/noConfusingVoidType: tRPC calls a procedure without input for `void`
type Given<I extends z.ZodType> = Record<never, never> extends z.input<I> ? z.input<I> | void : z.input<I>

/** The verb parses its input, once; tRPC hands on what came. */
const asGiven = <I extends z.ZodType>(raw: unknown): Given<I> => raw as Given<I>

/** Exposes a verb that reads, with its types; a flow may be a read, too. */
export function read<I extends z.ZodType, R>(of: Exposable<I, R>) {
  const endpoint = expectKind(endpointOf(of), ['query', 'flow'])
  return t.procedure.input(asGiven<I>).query(({ ctx, input }) => asTrpc(endpoint, ctx, input))
}

/** Exposes a verb that changes something, with its types. */
export function write<I extends z.ZodType, R>(of: Exposable<I, R>) {
  const endpoint = expectKind(endpointOf(of), ['command', 'flow'])
  return t.procedure.input(asGiven<I>).mutation(({ ctx, input }) => asTrpc(endpoint, ctx, input))
}

/** Notes on topics, as server-sent events; each has the id that the stream can be resumed from. */
export const followProcedure = t.procedure.input(asGiven<typeof followInput>).subscription(async function* ({
  ctx,
  input,
  signal = new AbortController().signal,
}) {
  try {
    for await (const { seq, note } of follow(ctx.feed, await ctx.call(), input, signal)) {
      yield tracked(String(seq), note)
    }
  } catch (error) {
    throw asTrpcError(error, ctx)
  }
})

const asTrpcError = (error: unknown, ctx: RequestContext) =>
  toTrpcError(toRefusal(error, ctx.log, ctx.requestId))

async function asTrpc<I extends z.ZodType, R>(
  endpoint: Endpoint<I, R>,
  ctx: RequestContext,
  input: unknown,
): Promise<R> {
  try {
    return await answer(endpoint, ctx, input)
  } catch (error) {
    throw asTrpcError(error, ctx)
  }
}

function expectKind<I extends z.ZodType, R>(
  of: Endpoint<I, R>,
  kinds: readonly Endpoint<I, R>['kind'][],
): Endpoint<I, R> {
  if (!kinds.includes(of.kind)) throw new Error(`${of.verb} is a ${of.kind}: expose it the other way.`)
  return of
}
