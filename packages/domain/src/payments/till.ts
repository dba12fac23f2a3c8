import type { Db, Tx } from '@forecourt/db'
import type { TillMovementRow, TillSessionRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { type Actor, refuse, type Work, worksAt } from '../kernel/index.ts'
import { type Account, post } from './ledger.ts'

/** Locks a till that is open. @throws NOT_FOUND, TILL_CLOSED */
export async function lockTill(tx: Tx, sessionId: string): Promise<TillSessionRow> {
  const [till] = await tx<TillSessionRow[]>`select * from till_sessions where id = ${sessionId} for update`
  if (!till) return noTill()
  if (till.closed_at) refuse('TILL_CLOSED', 'This till is closed. Open it, or take another one.')
  return till
}

/** Refuses like a till that does not exist. @throws NOT_FOUND */
export async function mustWorkAtTill(sql: Db, actor: Actor, sessionId: string): Promise<void> {
  const [till] = await sql<{ branch_id: string }[]>`
    select branch_id from till_sessions where id = ${sessionId}`
  if (!till || !worksAt(actor, till.branch_id)) noTill()
}

const noTill = () => refuse('NOT_FOUND', 'There is no such till, or this account may not see it.')

/** Who stands at the till, also when the system speaks for them. @throws FORBIDDEN */
export function personAt(actor: Actor): string {
  if (actor.kind === 'user') return actor.userId
  if (actor.kind === 'system' && actor.onBehalfOf) return personAt(actor.onBehalfOf)
  return refuse('FORBIDDEN', 'Only a person can handle cash.')
}

type Movement = {
  kind: TillMovementRow['kind']
  /** Into the drawer, or out of it when below zero. Nothing moves nothing. */
  amountMinor: number
  /** Where it comes from or goes to. */
  against: Account
  bookingId?: string
  reason?: string
  /** The cause in the ledger, where the movement is not its own. */
  cause?: string
}

/**
 * Moves cash in a till that the caller has locked: the movement, its entries in the ledger, and what the drawer holds.
 * @returns what it holds then, in minor units
 * @throws TILL_SHORT
 */
export async function move(work: Work, till: TillSessionRow, movement: Movement): Promise<number> {
  const { tx, now } = work
  const { kind, amountMinor, against, bookingId = null, reason = null } = movement
  if (amountMinor === 0) return till.balance_minor
  const balanceMinor = till.balance_minor + amountMinor
  if (balanceMinor < 0)
    refuse('TILL_SHORT', 'The drawer does not hold that much. Pay cash in first, or take another till.', {
      balanceMinor: till.balance_minor,
    })
  const id = uuid()
  const { cause = `till:${id}` } = movement
  const entries = [
    { account: 'cash', amountMinor },
    { account: against, amountMinor: -amountMinor },
  ]
  await post(tx, { cause, bookingId, currency: till.currency, entries }, now)
  await tx`
    insert into till_movements (id, session_id, kind, amount_minor, ledger_cause, booking_id, reason, at, by_id)
    values (${id}, ${till.id}, ${kind}, ${amountMinor}, ${cause}, ${bookingId}, ${reason}, ${now}, ${personAt(work.actor)})`
  await tx`update till_sessions set balance_minor = ${balanceMinor} where id = ${till.id}`
  work.emit({
    type: 'till.changed',
    topics: [`board:${till.branch_id}`],
    payload: { sessionId: till.id },
  })
  return balanceMinor
}
