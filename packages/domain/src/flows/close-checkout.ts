import { z } from 'zod'
import { flow, system } from '../kernel/index.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * Closes the checkout of a booking, or of one cause alone, that will not be paid any more, then looks once how it stands: the customer may
 * have paid in the same second.
 */
export const closeCheckout = flow({
  name: 'flows.closeCheckout',
  access: system,
  input: z.object({ bookingId: z.uuid(), cause: z.string().optional() }),
  run: async (call, { bookingId, cause = null }): Promise<void> => {
    const open = await call.runtime.sql<{ id: string; session: string }[]>`
      select id, checkout_session_id as session from payments
      where booking_id = ${bookingId} and status = 'open' and checkout_session_id is not null
        and (${cause}::text is null or cause = ${cause})`
    for (const payment of open) {
      await call.runtime.gateway.expireCheckout(payment.session)
      await settlePayment(call, { paymentId: payment.id })
    }
  },
})
