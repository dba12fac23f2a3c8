import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import {
  type Booking,
  bookingOutput,
  type CancelPreview,
  cancelPreview,
  getBookingInput,
} from '../booking/contract.ts'
import { cancel, findBooking, lockBookingAndChange, mustSee, withdrawChange } from '../booking/index.ts'
import { anyone, asSystem, command, isStaff, query, refuse } from '../kernel/index.ts'
import { balanceOf, refundBooking } from '../payments/index.ts'
import { viewBooking } from './booking-view.ts'
import { cancellationTerms, type Policy } from './cancellation-terms.ts'
import { invoiceKept } from './invoice-booking.ts'
import { tripNotMade } from './trip-not-made.ts'
import { giveBackWithBooking } from './with-booking.ts'

/** The rules of the branch and of the rate plan that a booking was made under; a booking keeps its own. */
export async function policyOf(sql: Db, booking: BookingRow): Promise<Policy> {
  const [policy] = await sql<Policy[]>`
    select b.free_cancellation_minutes as "freeCancellationMinutes", b.time_zone as "timeZone",
      r.daily_minor * case q.rate_option when 'prepaid' then r.prepaid_late_days else r.flexible_late_days end as "keptMinor"
    from quotes q join rate_plans r on r.id = q.rate_plan_id, branches b
    where q.id = ${booking.quote_id} and b.id = ${booking.pickup_branch_id}`
  return policy ?? refuse('NOT_FOUND', 'There is no such booking, or this account may not see it.')
}

async function preview(sql: Db, booking: BookingRow, now: Date): Promise<CancelPreview> {
  const balance = await balanceOf(sql, booking.id)
  const terms = cancellationTerms(booking, balance.netMinor, await policyOf(sql, booking), now)
  const card = {
    cardBrand: balance.payment?.card_brand ?? null,
    cardLast4: balance.payment?.card_last4 ?? null,
  }
  return { ...terms, ...card, currency: booking.currency }
}

/** What cancelling would cost at this moment. */
export const previewCancel = query({
  name: 'booking.previewCancel',
  access: anyone,
  input: getBookingInput,
  output: cancelPreview,
  run: async ({ sql, now, actor }, { bookingId }): Promise<CancelPreview> => {
    const booking = await findBooking(sql, bookingId)
    await mustSee(sql, actor, booking)
    return preview(sql, booking, now)
  },
})

/**
 * Calls a booking off, exactly as `previewCancel` said: the unit, the extras, the code and
 * the points are free again at once, the refund is on its way.
 * @throws WRONG_STATUS when it has begun or is over
 */
export const cancelBooking = command({
  name: 'flows.cancelBooking',
  access: anyone,
  input: getBookingInput,
  output: bookingOutput,
  run: async (work, { bookingId }): Promise<Booking> => {
    const { tx, now, actor } = work
    const booking = await lockBookingAndChange(tx, bookingId)
    await mustSee(tx, actor, booking)
    const { refundMinor, feeMinor } = await preview(tx, booking, now)
    const system = asSystem(work, 'flows.cancelBooking')
    await withdrawChange(system, { bookingId })
    const cancelled = await cancel(system, { bookingId, reason: isStaff(actor) ? 'staff' : 'customer' })
    await tripNotMade(system, cancelled)
    await giveBackWithBooking(system, bookingId)
    await refundBooking(system, {
      bookingId,
      cause: `cancel:${bookingId}`,
      amountMinor: refundMinor,
      reason: 'cancelled',
    })
    await invoiceKept(system, bookingId, 'cancellation_fee', feeMinor)
    return viewBooking(tx, bookingId, now, actor)
  },
})
