import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { requestRefund } from './request-refund.ts'
import { lostOf } from './store.ts'

type Refundable = { id: string; left: number }

/**
 * Gives money of a booking back, spread over the payments that it came by, the newest first: each card gets at most
 * what it gave and its bank has not given back. The same cause is paid back once, however often it is asked for.
 * @returns how much goes back; less than asked for when no more is left
 */
export const refundBooking = command({
  name: 'payments.refundBooking',
  access: system,
  input: z.object({
    bookingId: z.uuid(),
    cause: z.string().max(150),
    amountMinor: z.number().int().min(0),
    reason: z.string(),
  }),
  run: async (work, { bookingId, cause, amountMinor, reason }): Promise<{ refundedMinor: number }> => {
    // All of them are locked first, so that two refunds cannot both find the same money.
    await work.tx`select 1 from payments where booking_id = ${bookingId} order by id for update`
    const [earlier] = await work.tx`select 1 from refunds where cause like ${`${cause}/%`} limit 1`
    if (earlier) return { refundedMinor: 0 }
    const payments = await work.tx<Refundable[]>`
      select p.id, (p.amount_minor - coalesce(sum(r.amount_minor), 0) - ${lostOf(work.tx)})::bigint as left
      from payments p left join refunds r on r.payment_id = p.id and r.status <> 'failed'
      where p.booking_id = ${bookingId} and p.status = 'succeeded'
      group by p.id order by p.paid_at desc, p.id desc`
    let open = amountMinor
    for (const { id, left } of payments) {
      const part = Math.min(open, left)
      if (part <= 0) continue
      await requestRefund(work, { paymentId: id, cause: `${cause}/${id}`, amountMinor: part, reason })
      open -= part
    }
    return { refundedMinor: amountMinor - open }
  },
})
