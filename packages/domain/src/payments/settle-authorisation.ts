import type { Db } from '@forecourt/db'
import type { AuthorisationRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { asSystem, flow, system } from '../kernel/index.ts'
import { authorise } from './authorise.ts'
import { recordAuthorisation } from './record-authorisation.ts'

/** The end of an authorisation: so much of it is taken, and what is left goes back to the customer at once. */
export const settleAuthorisation = flow({
  name: 'payments.settleAuthorisation',
  access: system,
  input: z.object({
    bookingId: z.uuid(),
    kind: z.enum(['deposit', 'price']),
    dueMinor: z.number().int().min(0),
  }),
  run: async (call, { bookingId, kind, dueMinor }): Promise<void> => {
    const { sql, gateway } = call.runtime
    const caller = asSystem(call, 'payments.settleAuthorisation')
    const asked = await live(sql, bookingId, kind)
    // A hold that was asked for, and whose answer was lost, may be there: the same call brings the answer.
    if (asked?.next_try_at && asked.next_try_at <= call.now)
      await authorise(caller, { authorisationId: asked.id })
    const authorisation = await live(sql, bookingId, kind)
    if (!authorisation) return
    const { id: authorisationId, payment_intent_id: paymentIntentId, held_minor } = authorisation
    const amountMinor = Math.min(dueMinor, held_minor)
    const state =
      paymentIntentId === null
        ? nothingHeld
        : amountMinor > 0
          ? await gateway.captureHeld({ paymentIntentId, amountMinor })
          : await gateway.releaseHeld(paymentIntentId)
    await recordAuthorisation(caller, { authorisationId, state })
  },
})

async function live(
  sql: Db,
  bookingId: string,
  kind: AuthorisationRow['kind'],
): Promise<AuthorisationRow | undefined> {
  const [row] = await sql<AuthorisationRow[]>`
    select * from authorisations
    where booking_id = ${bookingId} and kind = ${kind} and status in ('requested', 'held')`
  return row
}

const nothingHeld = {
  paymentIntentId: null,
  status: 'released',
  amountMinor: 0,
  captureBefore: null,
  failureCode: null,
} as const

/** What the provider says of an authorisation now, e.g. that its time has run out. */
export const refreshAuthorisation = flow({
  name: 'payments.refreshAuthorisation',
  access: system,
  input: z.object({ paymentIntentId: z.string() }),
  run: async (call, { paymentIntentId }): Promise<void> => {
    const { sql, gateway } = call.runtime
    const [held] = await sql<Pick<AuthorisationRow, 'id'>[]>`
      select id from authorisations where payment_intent_id = ${paymentIntentId} and status = 'held'`
    if (!held) return
    const state = await gateway.fetchCharge(paymentIntentId)
    if (state.status === 'held') return
    await recordAuthorisation(asSystem(call, 'payments.refreshAuthorisation'), {
      authorisationId: held.id,
      state: state.status === 'released' ? { ...state, status: 'lapsed' } : state,
    })
  },
})
