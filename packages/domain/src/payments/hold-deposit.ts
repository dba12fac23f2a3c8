import type { DepositRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { addMinutes, asSystem, command, flow, system } from '../kernel/index.ts'
import { forgetStale, recordDeposit } from './record-deposit.ts'
import { savedCardOf } from './save-card.ts'

/**
 * Holds a deposit on the booking's card, or holds it anew before it lapses: the new hold first, then the old one is
 * let go of. Safe to repeat and to break off anywhere: `next_try_at` stands until the answer is written down, and the
 * same call has the same key.
 */
export const holdDeposit = flow({
  name: 'payments.holdDeposit',
  access: system,
  input: z.object({ depositId: z.uuid() }),
  run: async (call, { depositId }): Promise<void> => {
    const { sql, gateway } = call.runtime
    const caller = asSystem(call, 'payments.holdDeposit')
    const [due] = await sql<DepositRow[]>`select * from deposits where id = ${depositId}`
    if (due?.next_try_at && due.next_try_at <= call.now) {
      const card = await savedCardOf(sql, due.booking_id)
      const state = card
        ? await gateway.chargeCard({
            key: `deposit:${due.id}:${due.renewals}`,
            customerId: card.customer_id,
            paymentMethodId: card.payment_method_id,
            bookingId: due.booking_id,
            amountMinor: due.amount_minor,
            currency: due.currency,
            holdOnly: true,
          })
        : noCard
      await recordDeposit(caller, { depositId, state })
    }
    const [now] = await sql<Pick<DepositRow, 'stale_intent_id'>[]>`
      select stale_intent_id from deposits where id = ${depositId}`
    if (!now?.stale_intent_id) return
    await gateway.releaseHeld(now.stale_intent_id)
    await forgetStale(caller, { depositId, paymentIntentId: now.stale_intent_id })
  },
})

/**
 * Marks deposits whose hold lapses within a day to be held anew; those of bookings that are over are settled by then.
 * @returns how many
 */
export const planRenewals = command({
  name: 'payments.planRenewals',
  access: system,
  audited: false,
  input: z.object({}),
  run: async ({ tx, now }): Promise<number> => {
    const marked = await tx`
      update deposits set next_try_at = ${now}
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
