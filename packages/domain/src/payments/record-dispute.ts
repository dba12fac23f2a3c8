import type { Tx } from '@forecourt/db'
import type { DisputeRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { disputeStatuses } from './contract-disputes.ts'
import { book } from './ledger.ts'

/** A dispute as the provider tells it (see `ProviderDispute`). */
const providerDispute = z.object({
  id: z.string(),
  paymentIntentId: z.string().nullable(),
  status: z.enum(disputeStatuses),
  reason: z.string(),
  amountMinor: z.number().int().positive(),
  currency: z.string(),
  evidenceDueAt: z.date().nullable(),
  openedAt: z.date(),
  movements: z.array(
    z.object({
      id: z.string(),
      amountMinor: z.number().int(),
      feeMinor: z.number().int(),
      feeCurrency: z.string(),
    }),
  ),
})
type State = z.output<typeof providerDispute>

/**
 * Brings a dispute up to what the provider says, and books what moved with it, each movement once: what left is held
 * back until it is decided, then it is back or lost. An older answer than the one before says nothing.
 * @throws when no payment is known that it disputes; its news is tried again later
 */
export const recordDispute = command({
  name: 'payments.recordDispute',
  access: system,
  input: z.object({ state: providerDispute }),
  run: async ({ tx, now, record }, { state }): Promise<DisputeRow> => {
    const { before, isNew } = await lockDispute(tx, state)
    if (state.movements.length < before.balance_entries) return before
    const sum = (sign: 1 | -1) =>
      state.movements.reduce((total, { amountMinor }) => total + Math.max(0, sign * amountMinor), 0)
    const [withdrawnMinor, returnedMinor] = [sum(-1), sum(1)]
    const status = statusOf(before, state, withdrawnMinor - returnedMinor)
    const closedAt = open.includes(status) ? null : (before.closed_at ?? now)
    await bookMovements(tx, before, state, now)
    await writeOff(tx, before, { withdrawnMinor, returnedMinor, isClosed: closedAt !== null }, now)
    // What the bank has given back for good does not go back once more.
    if (status === 'lost')
      await tx`
        update refunds set status = 'failed', failure_code = 'dispute_lost', settled_at = ${now}
        where payment_id = ${before.payment_id} and status in ('requested', 'stuck')`
    const [dispute] = await tx<DisputeRow[]>`
      update disputes set status = ${status}, closed_at = ${closedAt}, evidence_due_at = ${state.evidenceDueAt},
        withdrawn_minor = ${withdrawnMinor}, returned_minor = ${returnedMinor}, balance_entries = ${state.movements.length}
      where id = ${before.id} returning *`
    if (!dispute) return refuse('NOT_FOUND', 'There is no such dispute.')
    record('dispute', dispute.id, {
      from: isNew ? null : before.status,
      to: status,
      amountMinor: state.amountMinor,
    })
    return dispute
  },
})

const open: readonly string[] = ['needs_response', 'under_review']

async function lockDispute(tx: Tx, state: State): Promise<{ before: DisputeRow; isNew: boolean }> {
  const created = await tx`
    insert into disputes (id, stripe_dispute_id, payment_id, booking_id, status, reason, amount_minor, currency, opened_at)
    select ${uuid()}, ${state.id}, p.id, p.booking_id, 'needs_response', ${state.reason}, ${state.amountMinor},
      ${state.currency}, ${state.openedAt}
    from payments p where p.payment_intent_id = ${state.paymentIntentId}
    on conflict (stripe_dispute_id) do nothing`
  const [row] = await tx<DisputeRow[]>`
    select * from disputes where stripe_dispute_id = ${state.id} for update`
  if (!row) throw new Error(`Dispute ${state.id} is of no payment that is known.`)
  return { before: row, isNew: created.count > 0 }
}

/** What is decided stays decided; one that is won is under review until its money is back. */
function statusOf(before: DisputeRow, state: State, heldMinor: number): DisputeRow['status'] {
  if (before.closed_at) return before.status
  return state.status === 'won' && heldMinor > 0 ? 'under_review' : state.status
}

async function bookMovements(tx: Tx, { booking_id: bookingId }: DisputeRow, state: State, now: Date) {
  for (const { id, amountMinor, feeMinor, feeCurrency } of state.movements) {
    const of = { bookingId, currency: state.currency }
    if (amountMinor !== 0)
      await book(
        tx,
        { ...of, cause: `dispute:${id}`, amountMinor, debit: 'card_clearing', credit: 'disputes' },
        now,
      )
    if (feeMinor !== 0) {
      const fee = { bookingId, currency: feeCurrency, amountMinor: feeMinor }
      await book(tx, { ...fee, cause: `dispute_fee:${id}`, debit: 'fees', credit: 'card_clearing' }, now)
    }
  }
}

type Now = { withdrawnMinor: number; returnedMinor: number; isClosed: boolean }

/** Once a dispute is over, nothing is held back any more: what did not come back is lost. */
async function writeOff(tx: Tx, before: DisputeRow, after: Now, at: Date): Promise<void> {
  if (!after.isClosed) return
  const lostBefore = before.closed_at ? before.withdrawn_minor - before.returned_minor : 0
  const amountMinor = after.withdrawnMinor - after.returnedMinor - lostBefore
  if (amountMinor === 0) return
  const { id, booking_id: bookingId, currency } = before
  const cause = `dispute_lost:${id}:${after.withdrawnMinor}:${after.returnedMinor}`
  await book(tx, { cause, bookingId, currency, amountMinor, debit: 'dispute_losses', credit: 'disputes' }, at)
}
