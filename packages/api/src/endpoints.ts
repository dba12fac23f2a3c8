/** Verbs that set or read cookies: here the secrets leave their answers, and nowhere else. */
import { createHmac, randomBytes } from 'node:crypto'
import { bookingOutput, holdInput, openLinkInput } from '@forecourt/domain/booking/contract'
import { getBranch } from '@forecourt/domain/fleet'
import {
  holdQuote,
  openLink as openLinkVerb,
  signIn as signInVerb,
  signUp as signUpVerb,
} from '@forecourt/domain/flows'
import { pair as pairVerb } from '@forecourt/domain/gate'
import { pairInput, terminalSelf } from '@forecourt/domain/gate/contract'
import {
  askReset as askResetVerb,
  resetPassword as resetPasswordVerb,
  type SignedIn,
  signOut as signOutVerb,
} from '@forecourt/domain/identity'
import {
  askResetInput,
  type Me,
  meOutput,
  resetPasswordInput,
  signInInput,
  signUpInput,
} from '@forecourt/domain/identity/contract'
import { type Call, day } from '@forecourt/domain/kernel'
import { z } from 'zod'
import { hashOf } from './actor.ts'
import { defineEndpoint } from './endpoint.ts'
import type { RequestContext } from './request.ts'

/** The longest that browsers keep a cookie. */
const keepMs = 400 * day

export const signUp = defineEndpoint({
  kind: 'flow',
  verb: 'identity.signUp',
  input: signUpInput,
  output: meOutput,
  run: async (ctx, input) =>
    welcome(ctx, await signUpVerb(await ctx.call(), { ...input, address: ctx.address })),
})

export const signIn = defineEndpoint({
  kind: 'flow',
  verb: 'identity.signIn',
  input: signInInput,
  output: meOutput,
  run: async (ctx, input) =>
    welcome(ctx, await signInVerb(await ctx.call(), { ...input, address: ctx.address })),
})

export const askReset = defineEndpoint({
  kind: 'flow',
  verb: 'identity.askReset',
  input: askResetInput,
  output: z.null(),
  run: async (ctx, input) => askResetVerb(await ctx.call(), { ...input, address: ctx.address }),
})

export const resetPassword = defineEndpoint({
  kind: 'flow',
  verb: 'identity.resetPassword',
  input: resetPasswordInput,
  output: meOutput,
  run: async (ctx, input) =>
    welcome(ctx, await resetPasswordVerb(await ctx.call(), { ...input, address: ctx.address })),
})

function welcome(ctx: RequestContext, { account, session }: SignedIn): Me {
  ctx.cookies.set('session', session.secret, session.expiresAt)
  return account
}

export const signOut = defineEndpoint({
  kind: 'command',
  verb: 'identity.signOut',
  input: z.object({}),
  output: meOutput,
  run: async (ctx): Promise<Me> => {
    const secret = ctx.cookies.read('session')
    ctx.cookies.clear('session')
    return signOutVerb(await withoutKey(ctx), { secret })
  },
})

export const hold = defineEndpoint({
  kind: 'command',
  verb: 'booking.hold',
  input: holdInput,
  output: bookingOutput,
  run: async (ctx, input) => {
    const { actor } = await ctx.call()
    return asGuest(ctx, actor.kind === 'anonymous', (call) => holdQuote(call, input))
  },
})

export const openLink = defineEndpoint({
  kind: 'command',
  verb: 'booking.openLink',
  input: openLinkInput,
  output: bookingOutput,
  run: (ctx, input) => asGuest(ctx, true, (call) => openLinkVerb(call, input)),
})

/** Lets a browser without a guest cookie act as a guest, and gives it the cookie when that went well. */
async function asGuest<R>(ctx: RequestContext, needed: boolean, run: (call: Call) => Promise<R>): Promise<R> {
  const call = await ctx.call()
  const { actor } = call
  if (!needed || !('guestHash' in actor) || actor.guestHash !== null) return run(call)
  const secret = newGuest(ctx)
  const answer = await run({ ...call, actor: { ...actor, guestHash: hashOf(secret) } })
  ctx.cookies.set('guest', secret, new Date(Date.now() + keepMs))
  return answer
}

/**
 * The answer that carries the cookie may get lost, and the retry comes without it: from the same idempotency key we
 * make the same guest, so that the retry is given the first answer. Nobody else can gain by sending another's key: a
 * different request with it is refused, and gets no cookie.
 */
function newGuest({ idempotencyKey, runtime }: RequestContext): string {
  if (idempotencyKey === null) return randomBytes(32).toString('base64url')
  return createHmac('sha256', runtime.config.appSecret).update(`guest:${idempotencyKey}`).digest('base64url')
}

export const pair = defineEndpoint({
  kind: 'command',
  verb: 'gate.pair',
  input: pairInput,
  output: terminalSelf,
  run: async (ctx, input) => {
    const call = await withoutKey(ctx)
    const { terminal, deviceSecret } = await pairVerb(call, input)
    ctx.cookies.set('terminal', deviceSecret, new Date(Date.now() + keepMs))
    return { terminal, branch: await getBranch(call, { branchId: terminal.branchId }) }
  },
})

/** With a key the answer would be stored, and the secret in it. */
const withoutKey = async (ctx: RequestContext): Promise<Call> => ({
  ...(await ctx.call()),
  idempotencyKey: null,
})
