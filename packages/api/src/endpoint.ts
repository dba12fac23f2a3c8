import { refuse, type Verb } from '@forecourt/domain/kernel'
import type { z } from 'zod'
import { toRefusal } from './errors.ts'
import type { RequestContext } from './request.ts'

/** Something a caller of the API can ask: a verb as it is, or a verb with its cookies seen to (`endpoints.ts`). */
export type Endpoint<I extends z.ZodType, R> = {
  readonly kind: 'command' | 'query' | 'flow'
  readonly verb: string
  readonly input: I
  readonly output: z.ZodType<R> | undefined
  readonly run: (ctx: RequestContext, input: z.input<I>) => Promise<R>
}

/** An endpoint of its own, with its types inferred. */
export const defineEndpoint = <I extends z.ZodType, R>(endpoint: Endpoint<I, R>): Endpoint<I, R> => endpoint

export type Exposable<I extends z.ZodType, R> = Verb<I, R> | Endpoint<I, R>

export function endpointOf<I extends z.ZodType, R>(of: Exposable<I, R>): Endpoint<I, R> {
  if ('run' in of) return of
  const { kind, verb, input, output } = of
  return { kind, verb, input, output, run: async (ctx, raw) => of(await ctx.call(), raw) }
}

/** Runs an endpoint for tRPC and REST alike. @throws DomainError and nothing else */
export async function answer<I extends z.ZodType, R>(
  endpoint: Endpoint<I, R>,
  ctx: RequestContext,
  raw: unknown,
): Promise<R> {
  const ended = ctx.metrics.timeVerb(endpoint.verb)
  try {
    if (hasNull(raw)) refuse('INVALID_INPUT', 'Text must not contain null characters.')
    // The verb itself parses its input: whatever came is handed on as it is.
    const result = await endpoint.run(ctx, (raw ?? {}) as z.input<I>)
    ended('ok')
    return result
  } catch (error) {
    const refusal = toRefusal(error, ctx.log, ctx.requestId)
    ended(refusal.code)
    throw refusal
  }
}

/** PostgreSQL cannot store U+0000. */
function hasNull(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNull)
}
