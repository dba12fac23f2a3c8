import { createHash } from 'node:crypto'
import type { Db } from '@forecourt/db'
import type { TerminalRow } from '@forecourt/db/schema/gate'
import { type Actor, refuse, worksAt } from '../kernel/index.ts'
import type { GateEvent, Terminal } from './contract.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A terminal counts as online when it was heard of in the last 90 seconds. */
const silentAfterMs = 90_000

export function toTerminal(row: TerminalRow, now: Date): Terminal {
  const silent = row.last_seen_at === null || now.getTime() - row.last_seen_at.getTime() > silentAfterMs
  return {
    id: row.id,
    branchId: row.branch_id,
    name: row.name,
    state: row.revoked_at ? 'revoked' : row.token_hash ? 'paired' : 'unpaired',
    online: row.token_hash !== null && !silent,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    pairedAt: row.paired_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}

/** A terminal that this person may look after. @throws NOT_FOUND */
export async function ownTerminal(sql: Db, actor: Actor, id: string): Promise<TerminalRow> {
  const [row] = await sql<TerminalRow[]>`select * from terminals where id = ${id}`
  if (!row || !worksAt(actor, row.branch_id))
    return refuse('NOT_FOUND', 'There is no such terminal at your branches.')
  return row
}

export function gateEvent(
  type: GateEvent['type'],
  payload: GateEvent['payload'],
): GateEvent & { topics: string[] } {
  const booking = payload.bookingId === undefined ? [] : [`booking:${payload.bookingId}`]
  return {
    type,
    topics: [`terminal:${payload.terminalId}`, `board:${payload.branchId}`, ...booking],
    payload,
  }
}
