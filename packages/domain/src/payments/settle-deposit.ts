import type { Db } from '@forecourt/db'
import type { DepositRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { asSystem, flow, system } from '../kernel/index.ts'
import { holdDeposit } from './hold-deposit.ts'
import { recordDeposit } from './record-deposit.ts'

/** The end of a deposit: so much of it is taken, and what is left goes back to the customer at once. */
export const settleDeposit = flow({
  name: 'payments.settleDeposit',
  access: system,
  input: z.object({ bookingId: z.uuid(), dueMinor: z.number().int().min(0) }),
  run: async (call, { bookingId, dueMinor }): Promise<void> => {
    const { gateway } = call.runtime
    const asked = await liveDeposit(call.runtime.sql, bookingId)
    // A hold that was asked for, and whose answer was lost, may be there: the same call brings the answer.
    if (asked?.next_try_at && asked.next_try_at <= call.now)
      await holdDeposit(asSystem(call, 'payments.settleDeposit'), { depositId: asked.id })
    const deposit = await liveDeposit(call.runtime.sql, bookingId)
    if (!deposit) return
    const { payment_intent_id: paymentIntentId, amount_minor } = deposit
    const amountMinor = Math.min(dueMinor, amount_minor)
    const state =
      paymentIntentId === null
        ? nothingHeld
        : amountMinor > 0
          ? await gateway.captureHeld({ paymentIntentId, amountMinor })
          : await gateway.releaseHeld(paymentIntentId)
    await recordDeposit(asSystem(call, 'payments.settleDeposit'), { depositId: deposit.id, state })
  },
})

async function liveDeposit(sql: Db, bookingId: string): Promise<DepositRow | undefined> {
  const [deposit] = await sql<DepositRow[]>`
    select * from deposits where booking_id = ${bookingId} and status in ('requested', 'held')`
  return deposit
}

const nothingHeld = {
  paymentIntentId: null,
  status: 'released',
  amountMinor: 0,
  captureBefore: null,
  failureCode: null,
} as const

/** What the provider says of a deposit now, e.g. that its time has run out. */
export const refreshDeposit = flow({
  name: 'payments.refreshDeposit',
  access: system,
  input: z.object({ paymentIntentId: z.string() }),
  run: async (call, { paymentIntentId }): Promise<void> => {
    const { sql, gateway } = call.runtime
    const [deposit] = await sql<Pick<DepositRow, 'id'>[]>`
      select id from deposits where payment_intent_id = ${paymentIntentId} and status = 'held'`
    if (!deposit) return
    const state = await gateway.fetchCharge(paymentIntentId)
    if (state.status !== 'held')
      await recordDeposit(asSystem(call, 'payments.refreshDeposit'), { depositId: deposit.id, state })
  },
})
