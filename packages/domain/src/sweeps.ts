import { sweeps as due, fetchMissedEvents, forgetOldPictures, remind } from './flows/index.ts'
import { forgetOld } from './identity/index.ts'
import { forgetOldKeys } from './kernel/idempotency.ts'
import { type Call, type Runtime, systemCall } from './kernel/index.ts'

export type Sweep = { name: string; everyMs: number; run: (runtime: Runtime) => Promise<unknown> }

const second = 1000

/** A sweep that is a verb, called by the system under its own name. */
const sweep = (
  verb: (call: Call, input: Record<never, never>) => Promise<unknown>,
  name: string,
  everySeconds: number,
): Sweep => ({
  name,
  everyMs: everySeconds * second,
  run: (runtime) => verb(systemCall(runtime, `sweep.${name}`), {}),
})

/** What is looked for in the rows, and how often. Losing every queued job loses nothing: this finds it again. */
export const sweeps: readonly Sweep[] = [
  sweep(due.expireHolds, 'expireHolds', 5),
  sweep(due.expireChanges, 'expireChanges', 5),
  sweep(due.settleDueBlocks, 'settleDueBlocks', 60),
  sweep(due.closeNoShows, 'closeNoShows', 60),
  sweep(due.resolveOverdues, 'resolveOverdues', 60),
  sweep(due.processInbox, 'processInbox', 30),
  sweep(due.reconcilePayments, 'reconcilePayments', 60),
  sweep(due.sendRefunds, 'sendRefunds', 30),
  sweep(due.authorise, 'authorise', 60),
  sweep(due.collectDues, 'collectDues', 30),
  sweep(due.cancelUnpayables, 'cancelUnpayables', 300),
  sweep(due.failSilentGates, 'failSilentGates', 15),
  sweep(due.sendDueMessages, 'sendDueMessages', 15),
  sweep(remind, 'remind', 60),
  sweep(fetchMissedEvents, 'fetchMissedEvents', 3600),
  sweep(forgetOldPictures, 'forgetOldPictures', 3600),
  { name: 'forgetOld', everyMs: 3600 * second, run: forgetOld },
  {
    name: 'forgetOldKeys',
    everyMs: 3600 * second,
    run: (runtime) => forgetOldKeys(runtime.sql, runtime.clock.now()),
  },
]
