import { z } from 'zod'
import { addMinutes, asSystem, command, flow, system } from '../kernel/index.ts'
import { recordRefund } from './record-refund.ts'
import { canBeSent } from './store.ts'

/** So long a worker has to send a refund, in minutes; then another one may. */
const inHandMinutes = 1

/**
 * Sends a refund to the provider, or asks what has become of one that the bank takes its time over, and books it.
 * Nothing happens if it cannot be sent now or somebody else is sending it. Safe to repeat and to break off anywhere:
 * the refund's id is the idempotency key.
 */
export const sendRefund = flow({
  name: 'payments.sendRefund',
  access: system,
  input: z.object({ refundId: z.uuid() }),
  run: async (call, { refundId }): Promise<void> => {
    const caller = asSystem(call, 'payments.sendRefund')
    const refund = await takeRefund(caller, { refundId })
    if (!refund) return
    const { gateway } = call.runtime
    const { id, status, failureCode } =
      refund.sentAs === null ? await gateway.refund(refund) : await gateway.fetchRefund(refund.sentAs)
    await recordRefund(caller, { refundId, stripeRefundId: id, status, failureCode })
  },
})

const takeRefund = command({
  name: 'payments.takeRefund',
  access: system,
  audited: false,
  input: z.object({ refundId: z.uuid() }),
  run: async ({ tx, now }, { refundId }) => {
    const [row] = await tx<
      { paymentIntentId: string; amountMinor: number; reason: string; sentAs: string | null }[]
    >`
      update refunds r set in_hand_until = ${addMinutes(now, inHandMinutes)} from payments p
      where r.id = ${refundId} and p.id = r.payment_id and ${canBeSent(tx)}
        and (r.in_hand_until is null or r.in_hand_until <= ${now})
      returning p.payment_intent_id as "paymentIntentId", r.amount_minor as "amountMinor", r.reason,
        r.stripe_refund_id as "sentAs"`
    return row ? { refundId, ...row } : null
  },
})
