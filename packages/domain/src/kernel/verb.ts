import { createHash } from 'node:crypto'
import { isPgError } from '@forecourt/db'
import type { z } from 'zod'
import { type Access, type Actor, actorId, isAllowed } from './actor.ts'
import { type AuditEntry, writeAudit } from './audit.ts'
import type { Call } from './call.ts'
import { refuse } from './errors.ts'
import { type KeyedRequest, recallAnswer, rememberAnswer, replayAnswer } from './idempotency.ts'
import { writeEvents } from './outbox.ts'
import { parseInput } from './parse.ts'
import { buffers, isWork, openWork, origin, type Read, rehearse, Undone, undone, type Work } from './work.ts'

/** What a flow works with: no transaction, but the outside world. Its steps are commands. */
export type Flow = Call & { readonly now: Date }

type Caller = Call | Work | Read

type Spec<I extends z.ZodType, R, C> = {
  /** `context.verb`, as the audit log and the API name it. */
  name: string
  input: I
  access: Access<z.output<I>>
  /** The shape of the answer, for verbs that are shown over REST. */
  output?: z.ZodType<R>
  /** False for a command that changes nothing anybody would ask about, like a heartbeat. */
  audited?: false
  /** True for an answer that holds a secret: it is never written down, so a key does not bring it back. */
  secretAnswer?: true
  run: (ctx: C, input: z.output<I>) => Promise<R>
}

export type Verb<I extends z.ZodType, R> = ((caller: Caller, input: z.input<I>) => Promise<R>) & {
  readonly kind: 'command' | 'query' | 'flow'
  readonly verb: string
  readonly input: I
  readonly output: z.ZodType<R> | undefined
}

const callOf = (caller: Caller): Call => (origin in caller ? caller[origin] : caller)

/** A caller that speaks for the system, e.g. a flow confirming what a customer paid. The audit log keeps both. */
export function asSystem<C extends Caller>(caller: C, name: string): C {
  const actor: Actor = { kind: 'system', name, onBehalfOf: caller.actor }
  return { ...caller, actor }
}

function admit<I extends z.ZodType, R, C>(spec: Spec<I, R, C>, actor: Actor, raw: z.input<I>): z.output<I> {
  const input = parseInput(spec.input, raw)
  if (isAllowed(spec.access, actor, input)) return input
  if (actor.kind === 'anonymous') refuse('UNAUTHENTICATED', 'Sign in first.')
  return refuse('FORBIDDEN', 'This account may not do that.')
}

/**
 * A write. Parses the input, checks who calls, opens a transaction or joins the caller's, runs, and appends
 * the audit rows and events in the same transaction. With an idempotency key a retry gets the first answer;
 * a refusal rolls everything back, the key included.
 */
export function command<I extends z.ZodType, R>(spec: Spec<I, R, Work>): Verb<I, R> {
  const run = async (caller: Caller, raw: z.input<I>): Promise<R> => {
    const input = admit(spec, caller.actor, raw)
    if (isWork(caller)) return runAudited(spec, caller, input)
    const call = callOf(caller)
    return retryingConflicts(
      () =>
        call.runtime.sql.begin(async (tx) => {
          const request = keyedRequest(call, spec, raw)
          const earlier = request && (await replayAnswer<R>(tx, request))
          if (earlier) return earlier.answer
          const work = openWork(call, tx)
          const answer = await runAudited(spec, work, input)
          await Promise.all([
            writeEvents(tx, work[buffers].events, work.now),
            writeAudit(tx, work[buffers].audit),
            request && rememberAnswer(tx, request, answer),
          ])
          return answer
        }) as Promise<R>,
    )
  }
  return Object.assign(run, {
    kind: 'command' as const,
    verb: spec.name,
    input: spec.input,
    output: spec.output,
  })
}

/** A read: as `command`, without transaction, audit and events. */
export function query<I extends z.ZodType, R>(spec: Spec<I, R, Read>): Verb<I, R> {
  const run = async (caller: Caller, raw: z.input<I>): Promise<R> => {
    const input = admit(spec, caller.actor, raw)
    const call = callOf(caller)
    const sql = isWork(caller) ? caller.tx : call.runtime.sql
    const now = isWork(caller) ? caller.now : call.runtime.clock.now()
    return spec.run({ sql, now, actor: caller.actor, config: call.runtime.config, [origin]: call }, input)
  }
  return Object.assign(run, {
    kind: 'query' as const,
    verb: spec.name,
    input: spec.input,
    output: spec.output,
  })
}

/**
 * Several transactions with calls to the outside world between them, never inside one. An idempotency key is the
 * flow's, not its steps': two at once with the same key may both run, so each step has to be safe to repeat.
 */
export function flow<I extends z.ZodType, R>(spec: Spec<I, R, Flow>): Verb<I, R> {
  const run = async (caller: Caller, raw: z.input<I>): Promise<R> => {
    if (isWork(caller))
      throw new Error(`${spec.name} talks to the outside world and cannot run inside a transaction.`)
    const input = admit(spec, caller.actor, raw)
    const call = callOf(caller)
    const { sql, clock } = call.runtime
    const request = keyedRequest(call, spec, raw)
    const earlier = request && (await recallAnswer<R>(sql, request))
    if (earlier) return earlier.answer
    const answer = await spec.run(
      { ...call, actor: caller.actor, idempotencyKey: null, now: clock.now() },
      input,
    )
    if (request) await rememberAnswer(sql, request, answer)
    return answer
  }
  return Object.assign(run, {
    kind: 'flow' as const,
    verb: spec.name,
    input: spec.input,
    output: spec.output,
  })
}

/**
 * A read that tries a write out: it runs in a transaction that is undone whatever comes of it, so that what it
 * answers, and what it refuses, is what the write would do now. Nothing of it is kept, no event and no audit row.
 */
export function rehearsal<I extends z.ZodType, R>(spec: Spec<I, R, Work>): Verb<I, R> {
  const run = async (caller: Caller, raw: z.input<I>): Promise<R> => {
    const input = admit(spec, caller.actor, raw)
    if (isWork(caller)) return rehearse(caller, (work) => spec.run(work, input))
    const call = callOf(caller)
    return retryingConflicts(() =>
      undone(() =>
        call.runtime.sql.begin(async (tx) => {
          throw new Undone(await spec.run(openWork(call, tx), input))
        }),
      ),
    )
  }
  return Object.assign(run, {
    kind: 'query' as const,
    verb: spec.name,
    input: spec.input,
    output: spec.output,
  })
}

/** Every audited command leaves at least one audit row, under its own name and actor. */
async function runAudited<I extends z.ZodType, R>(
  spec: Spec<I, R, Work>,
  work: Work,
  input: z.output<I>,
): Promise<R> {
  const entry = {
    at: work.now,
    actorKind: work.actor.kind,
    actorId: actorId(work.actor),
    verb: spec.name,
    requestId: work[origin].requestId,
  }
  const recorded: AuditEntry[] = []
  const record: Work['record'] = (subjectType, subjectId, detail = {}) =>
    recorded.push({ ...entry, subjectType, subjectId, detail })
  const answer = await spec.run({ ...work, record }, input)
  if (recorded.length === 0 && spec.audited !== false)
    recorded.push({ ...entry, subjectType: null, subjectId: null, detail: {} })
  work[buffers].audit.push(...recorded)
  return answer
}

/** PostgreSQL broke a tie between two transactions (deadlock, serialization): nothing happened, so run it again. */
async function retryingConflicts<R>(attempt: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (tries === 4 || !(isPgError(error, '40P01') || isPgError(error, '40001'))) throw error
    }
  }
}

/** The caller's key with what it stands for; null when no key came. */
function keyedRequest(
  call: Call,
  spec: { name: string; secretAnswer?: true },
  raw: unknown,
): KeyedRequest | null {
  const { actor, idempotencyKey: key, runtime } = call
  if (key === null || spec.secretAnswer) return null
  return { scope: scopeOf(actor), key, verb: spec.name, hash: hashOf(raw), now: runtime.clock.now() }
}

const scopeOf = (actor: Actor): string => `${actor.kind}:${actorId(actor) ?? ''}`

const hashOf = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(input) ?? '')
    .digest('hex')
