import { z } from 'zod'
import { asSystem, type Call, flow, system } from '../kernel/index.ts'
import {
  followRefund,
  inboxEvent,
  markProcessed,
  paymentOfSession,
  refreshAuthorisation,
} from '../payments/index.ts'
import { settleDispute } from './settle-dispute.ts'
import { settlePayment } from './settle-payment.ts'

/** Gives an event of the inbox its effect, by asking the provider about the object it speaks of. */
export const processStripeEvent = flow({
  name: 'flows.processStripeEvent',
  access: system,
  input: z.object({ stripeEventId: z.string() }),
  run: async (call, { stripeEventId }): Promise<void> => {
    const caller = asSystem(call, 'flows.processStripeEvent')
    const event = await inboxEvent(caller, { id: stripeEventId })
    if (!event) return
    try {
      if (event.type.startsWith('charge.dispute.'))
        await settleDispute(caller, { disputeId: event.object_id })
      else if (event.type.startsWith('refund.'))
        await followRefund(caller, { stripeRefundId: event.object_id })
      else await settleMoney(caller, event.object_id)
    } catch (error) {
      await markProcessed(caller, { id: stripeEventId, error: String(error).slice(0, 500) })
      throw error
    }
    await markProcessed(caller, { id: stripeEventId, error: null })
  },
})

async function settleMoney(call: Call, objectId: string): Promise<void> {
  const sessionId = await sessionOf(call.runtime.gateway.findCheckout, objectId)
  const payment = sessionId === null ? undefined : await paymentOfSession(call.runtime.sql, sessionId)
  if (payment) await settlePayment(call, { paymentId: payment.id })
  await refreshAuthorisation(call, { paymentIntentId: objectId })
}

/** The checkout that an object belongs to: itself, or the one that its payment intent was made for. */
async function sessionOf(
  findCheckout: (paymentIntentId: string) => Promise<{ sessionId: string } | null>,
  objectId: string,
): Promise<string | null> {
  if (objectId.startsWith('cs_')) return objectId
  if (!objectId.startsWith('pi_')) return null
  return (await findCheckout(objectId))?.sessionId ?? null
}
