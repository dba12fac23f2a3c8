/** Verbs that set or read cookies: here the secrets leave their answers, and nowhere else. */

import {
  type SignedIn,
  signIn as signInVerb,
  signOut as signOutVerb,
  signUp as signUpVerb,
} from '@forecourt/domain/identity'
import { type Me, meOutput, signInInput, signUpInput } from '@forecourt/domain/identity/contract'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import type { RequestContext } from './request.ts'

export const signUp: Endpoint<typeof signUpInput, Me> = {
  kind: 'flow',
  verb: 'identity.signUp',
  input: signUpInput,
  output: meOutput,
  run: async (ctx, input) =>
    welcome(ctx, await signUpVerb(await ctx.call(), { ...input, address: ctx.address })),
}

export const signIn: Endpoint<typeof signInInput, Me> = {
  kind: 'flow',
  verb: 'identity.signIn',
  input: signInInput,
  output: meOutput,
  run: async (ctx, input) =>
    welcome(ctx, await signInVerb(await ctx.call(), { ...input, address: ctx.address })),
}

const nothing = z.object({})

export const signOut: Endpoint<typeof nothing, Me> = {
  kind: 'command',
  verb: 'identity.signOut',
  input: nothing,
  output: meOutput,
  run: async (ctx) => {
    const secret = ctx.cookies.read('session')
    ctx.cookies.clear('session')
    return signOutVerb(await ctx.call(), { secret })
  },
}

function welcome(ctx: RequestContext, { account, session }: SignedIn): Me {
  ctx.cookies.set('session', session.secret, session.expiresAt)
  return account
}
