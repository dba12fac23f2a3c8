import { type APIRequestContext, type APIResponse, request } from '@playwright/test'
import type { Inputs, Outputs } from '../../packages/client/src/trpc.ts'

type Context = keyof Outputs & string
/** `booking.get`: a verb as tRPC names it. */
type Verb = { [C in Context]: `${C}.${keyof Outputs[C] & string}` }[Context]
type At<Of, V> = V extends `${infer C}.${infer N}`
  ? C extends keyof Of
    ? N extends keyof Of[C]
      ? Of[C][N]
      : never
    : never
  : never

/** What the system refused, as its clients see it. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(verb: string, status: number, code: string, detail: string) {
    super(`${verb}: ${status} ${code}: ${detail}`)
    this.status = status
    this.code = code
  }
}

/** One caller of the API with cookies of its own. Throws `Refusal` when the answer is one. */
export type Api = {
  request: APIRequestContext
  read: <V extends Verb>(verb: V, input: At<Inputs, V>) => Promise<At<Outputs, V>>
  write: <V extends Verb>(verb: V, input: At<Inputs, V>) => Promise<At<Outputs, V>>
}

/** The API as the browser of this context calls it: both share their cookies. */
export function apiOf(caller: APIRequestContext): Api {
  return {
    request: caller,
    read: async (verb, input) =>
      answerOf(
        verb,
        await caller.get(`/api/trpc/${verb}`, {
          params: input === undefined ? {} : { input: JSON.stringify(input) },
        }),
      ),
    write: async (verb, input) =>
      answerOf(
        verb,
        await caller.post(`/api/trpc/${verb}`, { data: JSON.stringify(input ?? {}), headers: json }),
      ),
  }
}

const json = { 'content-type': 'application/json' }

/** A caller that nobody knows yet. */
export async function newCaller(origin: string): Promise<Api> {
  return apiOf(await request.newContext({ baseURL: origin }))
}

/** A caller who is signed in to one of the demo accounts, or to an account of the test's own. */
export async function signedIn(origin: string, email: string, password = demoPassword): Promise<Api> {
  const api = await newCaller(origin)
  await api.write('identity.signIn', { email, password })
  return api
}

export const demoPassword = 'forecourt-demo'

async function answerOf(verb: string, response: APIResponse) {
  const body = await response.json()
  if (response.ok()) return body.result.data
  const { code = 'UNKNOWN', detail = '' } = body.error?.data ?? {}
  throw new Refusal(verb, response.status(), code, detail)
}
