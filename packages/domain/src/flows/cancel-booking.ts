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
import { anyone, asSystem, command, isStaff, query, refuse, system, type Work } from '../kernel/index.ts'
import { balanceOf, livePriceHold, planCollection, refundBooking } from '../payments/index.ts'
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

/** What of a booking's price its card stands for: held, or to be held later. */
export async function promisedFor(sql: Db, bookingId: string): Promise<number> {
  const hold = await livePriceHold(sql, bookingId)
  return hold === null ? 0 : hold.amount_minor
}

async function preview(sql: Db, booking: BookingRow, now: Date): Promise<CancelPreview> {
  const balance = await balanceOf(sql, booking.id)
  const heldMinor = await promisedFor(sql, booking.id)
  const terms = cancellationTerms(booking, balance.netMinor + heldMinor, await policyOf(sql, booking), now)
  const card = {
    cardBrand: balance.payment?.card_brand ?? null,
    cardLast4: balance.payment?.card_last4 ?? null,
  }
  // What is held is let go of rather than refunded; a fee comes from the money that is here first.
  const refundMinor = Math.max(0, balance.netMinor - terms.feeMinor)
  const releasedMinor = heldMinor - (terms.feeMinor - (balance.netMinor - refundMinor))
  return { ...terms, refundMinor, releasedMinor, ...card, currency: booking.currency }
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
    const costs = await preview(tx, booking, now)
    const caller = asSystem(work, 'flows.cancelBooking')
    await callOff(caller, booking, isStaff(actor) ? 'staff' : 'customer', costs)
    return viewBooking(tx, bookingId, now, actor)
  },
})

type Costs = Pick<CancelPreview, 'refundMinor' | 'feeMinor'>

async function callOff(
  work: Work,
  { id: bookingId }: BookingRow,
  reason: 'staff' | 'customer' | 'not_payable',
  { refundMinor, feeMinor }: Costs,
): Promise<void> {
  await withdrawChange(work, { bookingId })
  await tripNotMade(work, await cancel(work, { bookingId, reason }))
  await giveBackWithBooking(work, bookingId)
  const cause = `cancel:${bookingId}`
  await refundBooking(work, { bookingId, cause, amountMinor: refundMinor, reason: 'cancelled' })
  await invoiceKept(work, bookingId, 'cancellation_fee', feeMinor)
  if (await livePriceHold(work.tx, bookingId))
    await planCollection(work, { bookingId, cause, dueAt: work.now })
}

/**
 * Calls off a booking whose price could not be held on its card, and was not paid otherwise. It costs the customer
 * nothing. Does nothing to one that has found its money, or that has begun.
 */
export const cancelUnpayable = command({
  name: 'flows.cancelUnpayable',
  access: system,
  input: getBookingInput,
  run: async (work, { bookingId }): Promise<void> => {
    const booking = await lockBookingAndChange(work.tx, bookingId)
    const hold = await livePriceHold(work.tx, bookingId)
    const { netMinor } = await balanceOf(work.tx, bookingId)
    if (booking.status !== 'confirmed' || !hold?.failure_code || netMinor >= booking.total_minor) return
    await callOff(work, booking, 'not_payable', { refundMinor: netMinor, feeMinor: 0 })
  },
})
