import type { Db } from '@forecourt/db'
import type { CheckoutTakes } from '../kernel/index.ts'
import { addMinutes, refuse } from '../kernel/index.ts'

/**
 * For so long a hold on a card is counted on, in minutes: six days, since the shortest that a network grants to a
 * merchant is seven. Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
const holdLastsMinutes = 6 * 24 * 60

export type PaysAt = 'booking' | 'pickup'

/** When the price of a booking is taken, as it was sold: at once, or when it is picked up (parking: at the exit). */
export async function paysAt(sql: Db, bookingId: string): Promise<PaysAt> {
  const [row] = await sql<{ at: PaysAt }[]>`
    select case q.rate_option when 'flexible' then r.flexible_payment else 'booking' end as at
    from bookings b join quotes q on q.id = b.quote_id join rate_plans r on r.id = q.rate_plan_id where b.id = ${bookingId}`
  return row?.at ?? refuse('NOT_FOUND', 'There is no such booking, or this account may not see it.')
}

/** When a hold that is to last until a start can be asked for at the earliest. */
export const holdFrom = (startsAt: Date): Date => addMinutes(startsAt, -holdLastsMinutes)

/** What the checkout of a new booking takes. */
export const takenFor = (at: PaysAt, startsAt: Date, now: Date): CheckoutTakes =>
  at === 'booking' ? 'payment' : holdFrom(startsAt) <= now ? 'hold' : 'card'
