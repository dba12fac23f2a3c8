import type { PaymentRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'

/**
 * Writes down what is about to be asked of the payment provider, before it is asked: the payment's id is the
 * idempotency key. One payment per cause; asking again returns the same one.
 */
export const openPayment = command({
  name: 'payments.openPayment',
  access: system,
  input: z.object({
    bookingId: z.uuid(),
    cause: z.string(),
    amountMinor: z.number().int().positive(),
    currency: z.string(),
  }),
  run: async ({ tx, now, record }, input): Promise<PaymentRow> => {
    const [created] = await tx<PaymentRow[]>`
      insert into payments (id, booking_id, cause, status, amount_minor, currency, created_at)
      values (${uuid()}, ${input.bookingId}, ${input.cause}, 'created', ${input.amountMinor}, ${input.currency}, ${now})
      on conflict (cause) do nothing returning *`
    if (created) record('payment', created.id, { bookingId: input.bookingId, amountMinor: input.amountMinor })
    const [payment] = created
      ? [created]
      : await tx<PaymentRow[]>`select * from payments where cause = ${input.cause}`
    return payment ?? refuse('CHANGED_MEANWHILE', 'The payment changed in the meantime. Try again.')
  },
})
