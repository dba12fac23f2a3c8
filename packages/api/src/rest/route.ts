import type { z } from 'zod'
import { answer, type Exposable, endpointOf } from '../endpoint.ts'
import type { RequestContext } from '../request.ts'

type Spec<I extends z.ZodType, R> = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  of: Exposable<I, R>
  /** The shape of the answer, where the verb does not state it itself. */
  output?: z.ZodType<R>
  /** Which parts of the path are which fields of the verb's input. */
  params?: { [part: string]: Extract<keyof z.input<I>, string> }
  summary: string
  tag: 'Search' | 'Booking' | 'Accounts'
  status?: 200 | 201
}

/** One line of the REST interface, with the types of its verb forgotten. */
export type RestRoute = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  verb: string
  input: z.ZodType
  output: z.ZodType
  params: { [part: string]: string }
  summary: string
  tag: string
  status: number
  /** Takes an Idempotency-Key. */
  keyed: boolean
  run: (ctx: RequestContext, input: unknown) => Promise<unknown>
}

/** A verb under a method and path. The compiler checks that `params` names fields of its input. */
export function route<I extends z.ZodType, R>(spec: Spec<I, R>): RestRoute {
  const { method, path, params = {}, summary, tag, status = 200 } = spec
  const endpoint = endpointOf(spec.of)
  const output = spec.output ?? endpoint.output
  if (!output) throw new Error(`${endpoint.verb} is shown over REST: state the shape of its answer.`)
  const { verb, input } = endpoint
  return {
    method,
    path,
    verb,
    input,
    output,
    params,
    summary,
    tag,
    status,
    keyed: endpoint.kind !== 'query',
    run: (ctx, raw) => answer(endpoint, ctx, raw),
  }
}
