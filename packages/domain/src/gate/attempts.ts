import type { Db, Tx } from '@forecourt/db'
import { z } from 'zod'
import { addMinutes, command, refuse, terminal } from '../kernel/index.ts'

const allowed = 5
const windowMinutes = 15

/** Five failed identifications in a quarter of an hour call for the staff. @throws TOO_MANY_ATTEMPTS */
export async function mayIdentify(sql: Db, terminalId: string, now: Date): Promise<void> {
  const [row] = await sql<{ failures: number }[]>`
    select count(*)::int as failures from identify_attempts
    where terminal_id = ${terminalId} and at > ${addMinutes(now, -windowMinutes)}`
  if ((row?.failures ?? 0) >= allowed) {
    refuse('TOO_MANY_ATTEMPTS', 'Too many tries at this terminal. The staff will help.', {
      retryAfterSeconds: windowMinutes * 60,
    })
  }
}

/** Counts a failed identification. A command of its own, since the refusal rolls back everything else. */
export const noteFailure = command({
  name: 'gate.noteFailure',
  access: terminal,
  input: z.object({}),
  run: async ({ tx, now, actor }): Promise<void> => {
    if (actor.kind !== 'terminal') return
    await tx`insert into identify_attempts (terminal_id, at) values (${actor.terminalId}, ${now})`
  },
})

/** A success starts the count anew. */
export async function forgetFailures(tx: Tx, terminalId: string): Promise<void> {
  await tx`delete from identify_attempts where terminal_id = ${terminalId}`
}
