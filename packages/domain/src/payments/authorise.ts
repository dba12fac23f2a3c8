import type { AuthorisationRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { addMinutes, asSystem, type Call, command, flow, system } from '../kernel/index.ts'
import { forgetStale, recordAuthorisation } from './record-authorisation.ts'
import { savedCardOf } from './save-card.ts'

const ofAuthorisation = z.object({ authorisationId: z.uuid() })

/**
 * Holds an amount on the booking's card, or holds it anew before it lapses or for more: the new hold first, then the
 * old one is let go of. Safe to repeat and to break off anywhere: `next_try_at` stands until the answer is written
 * down, and the same call has the same key.
 */
export const authorise = flow({
  name: 'payments.authorise',
  access: system,
  input: ofAuthorisation,
  run: async (call, { authorisationId }): Promise<void> => {
    const { sql, gateway } = call.runtime
    const caller = asSystem(call, 'payments.authorise')
    const due = await takeAuthorisation(caller, { authorisationId })
    if (due) await recordAuthorisation(caller, { authorisationId, state: await askFor(call, due) })
    const [now] = await sql<Pick<AuthorisationRow, 'stale_intent_id'>[]>`
      select stale_intent_id from authorisations where id = ${authorisationId}`
    if (!now?.stale_intent_id) return
    await gateway.releaseHeld(now.stale_intent_id)
    await forgetStale(caller, { authorisationId, paymentIntentId: now.stale_intent_id })
  },
})

async function askFor({ runtime }: Call, due: AuthorisationRow) {
  const card = await savedCardOf(runtime.sql, due.booking_id)
  if (!card) return noCard
  return runtime.gateway.chargeCard({
    key: `${due.kind}:${due.id}:${due.renewals}`,
    customerId: card.customer_id,
    paymentMethodId: card.payment_method_id,
    bookingId: due.booking_id,
    amountMinor: due.asked_minor ?? due.amount_minor,
    currency: due.currency,
    holdOnly: true,
  })
}

/** Writes down what is asked for, so that who asks again asks for the same. Null when nothing is due. */
const takeAuthorisation = command({
  name: 'payments.takeAuthorisation',
  access: system,
  audited: false,
  input: ofAuthorisation,
  run: async ({ tx, now }, { authorisationId }): Promise<AuthorisationRow | null> => {
    const [due] = await tx<AuthorisationRow[]>`
      update authorisations set asked_minor = coalesce(asked_minor, amount_minor)
      where id = ${authorisationId} and next_try_at <= ${now} returning *`
    return due ?? null
  },
})

/**
 * Marks what lapses within a day to be held anew; that of bookings that are over is settled by then.
 * @returns how many
 */
export const planRenewals = command({
  name: 'payments.planRenewals',
  access: system,
  audited: false,
  input: z.object({}),
  run: async ({ tx, now }): Promise<number> => {
    const marked = await tx`
      update authorisations set next_try_at = ${now}
      where status = 'held' and next_try_at is null and capture_before < ${addMinutes(now, 24 * 60)}`
    return marked.count
  },
})

const noCard = {
  paymentIntentId: null,
  status: 'declined',
  amountMinor: 0,
  captureBefore: null,
  failureCode: 'no_saved_card',
} as const
