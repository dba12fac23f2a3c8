import type { Db, Tx } from '@forecourt/db'
import type { Actor } from './actor.ts'
import type { AuditEntry } from './audit.ts'
import type { Call, Runtime } from './call.ts'
import { DomainError } from './errors.ts'
import type { DomainEvent } from './outbox.ts'

/** The runtime and caller that a transaction came from; verbs do not see it, so that nobody reaches for the pool. */
export const origin = Symbol('origin')
export const buffers = Symbol('buffers')

type Buffers = { events: DomainEvent[]; audit: AuditEntry[] }

/** What a command works with. Passing it to another verb makes that verb join the transaction. */
export type Work = {
  readonly tx: Tx
  readonly now: Date
  readonly actor: Actor
  readonly config: Runtime['config']
  /** Adds an event to the outbox when the transaction commits. */
  readonly emit: (event: DomainEvent) => void
  /** Names what the verb changed, for the audit log. `detail` must hold no personal data. */
  readonly record: (subjectType: string, subjectId: string, detail?: AuditEntry['detail']) => void
  readonly [origin]: Call
  readonly [buffers]: Buffers
}

/** What a query works with. */
export type Read = {
  readonly sql: Db
  readonly now: Date
  readonly actor: Actor
  readonly config: Runtime['config']
  readonly [origin]: Call
}

export const isWork = (caller: Call | Work | Read): caller is Work => buffers in caller

export function openWork(call: Call, tx: Tx): Work {
  const buffer: Buffers = { events: [], audit: [] }
  return {
    tx,
    now: call.runtime.clock.now(),
    actor: call.actor,
    config: call.runtime.config,
    emit: (event) => buffer.events.push(event),
    record: () => {},
    [origin]: call,
    [buffers]: buffer,
  }
}

/** Carries an answer out of a transaction or savepoint that is undone. */
export class Undone<R> extends Error {
  readonly answer: R
  constructor(answer: R) {
    super('Undone on purpose.')
    this.answer = answer
  }
}

/** The answer of an attempt that ends in `Undone`. */
export async function undone<R>(attempt: () => Promise<unknown>): Promise<R> {
  try {
    await attempt()
  } catch (error) {
    if (error instanceof Undone) return error.answer as R
    throw error
  }
  throw new Error('What was to be undone was kept.')
}

/** Runs steps of a transaction and undoes them, with their events and audit rows; only the answer stays. */
export const rehearse = <R>(work: Work, run: (work: Work) => Promise<R>): Promise<R> =>
  undone(() =>
    inSavepoint(work, async (inner) => {
      throw new Undone(await run(inner))
    }),
  )

/** Runs steps of a transaction that may be refused; then they alone are undone, and the refusal is returned. */
export async function attempt<R>(
  work: Work,
  run: (work: Work) => Promise<R>,
): Promise<{ done: R } | { refusal: DomainError }> {
  try {
    return { done: await inSavepoint(work, run) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error }
    throw error
  }
}

async function inSavepoint<R>(work: Work, run: (work: Work) => Promise<R>): Promise<R> {
  const inner = { events: [] as DomainEvent[], audit: [] as AuditEntry[] }
  const recorded: Parameters<Work['record']>[] = []
  const answer = (await work.tx.savepoint((tx) =>
    run({
      ...work,
      tx,
      emit: (event) => inner.events.push(event),
      record: (...entry) => recorded.push(entry),
      [buffers]: inner,
    }),
  )) as R
  for (const entry of recorded) work.record(...entry)
  work[buffers].events.push(...inner.events)
  work[buffers].audit.push(...inner.audit)
  return answer
}
