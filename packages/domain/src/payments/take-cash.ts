import type { PaymentRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { bookingTopics } from './store.ts'
import { lockTill, move } from './till.ts'

/** Cash for a booking goes into a drawer: a payment like any other, that has succeeded. @throws TILL_CLOSED, WRONG_BRANCH */
export const takeCash = command({
  name: 'payments.takeCash',
  access: system,
  input: z.object({
    bookingId: z.uuid(),
    sessionId: z.uuid(),
    amountMinor: z.number().int().positive(),
    currency: z.string(),
  }),
  run: async (work, { bookingId, sessionId, amountMinor, currency }): Promise<PaymentRow> => {
    const { tx, now } = work
    const till = await lockTill(tx, sessionId)
    if (till.currency !== currency)
      refuse('WRONG_BRANCH', `This till holds ${till.currency}, the booking is paid in ${currency}.`)
    const id = uuid()
    const [payment] = await tx<PaymentRow[]>`
      insert into payments (id, booking_id, cause, status, amount_minor, currency, method, created_at, paid_at)
      values (${id}, ${bookingId}, ${`cash:${id}`}, 'succeeded', ${amountMinor}, ${currency}, 'cash', ${now}, ${now})
      returning *`
    if (!payment) throw new Error(`Payment ${id} was not written.`)
    const cause = `payment:${id}`
    await move(work, till, { kind: 'payment', amountMinor, against: 'receivable', bookingId, cause })
    work.record('payment', id, { amountMinor })
    work.emit({
      type: 'payment.succeeded',
      topics: bookingTopics(bookingId),
      payload: { bookingId, paymentId: id },
    })
    return payment
  },
})
