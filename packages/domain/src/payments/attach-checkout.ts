import type { PaymentRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'

/** Remembers the checkout that the provider opened for a payment. */
export const attachCheckout = command({
  name: 'payments.attachCheckout',
  access: system,
  input: z.object({ paymentId: z.uuid(), sessionId: z.string(), url: z.url() }),
  run: async ({ tx, record }, input): Promise<PaymentRow> => {
    const [payment] = await tx<PaymentRow[]>`
      update payments set checkout_session_id = ${input.sessionId}, checkout_url = ${input.url},
        status = case when status = 'created' then 'open' else status end
      where id = ${input.paymentId} returning *`
    record('payment', input.paymentId, { sessionId: input.sessionId })
    return payment ?? refuse('NOT_FOUND', 'There is no such payment.')
  },
})
