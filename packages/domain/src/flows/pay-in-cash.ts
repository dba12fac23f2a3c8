import type { PaymentRow } from '@forecourt/db/schema/payments'
import type { Booking } from '../booking/contract.ts'
import { findBooking, lockBookingAndChange, mustWorkOn } from '../booking/index.ts'
import { asSystem, command, refuse, staff, type Work } from '../kernel/index.ts'
import { payInCashInput } from '../payments/contract.ts'
import { mustWorkAtTill, takeCash } from '../payments/index.ts'
import { viewBooking } from './booking-view.ts'
import { dueNow } from './cash-of-booking.ts'
import { makeChange } from './settle-change.ts'
import { confirmWithAll } from './settle-payment.ts'

/**
 * Staff take what a booking owes in cash: a hold is confirmed by it, a pending change is made. Either all of it
 * happens or the cash stays the customer's.
 * @throws HOLD_EXPIRED, WRONG_STATUS, CHANGED_MEANWHILE (with `dueMinor`), TILL_CLOSED, WRONG_BRANCH
 */
export const payInCash = command({
  name: 'till.takePayment',
  access: staff,
  input: payInCashInput,
  run: async (work, { bookingId, sessionId, amountMinor }): Promise<Booking> => {
    const { tx, now, actor } = work
    await mustWorkOn(tx, actor, await findBooking(tx, bookingId))
    await mustWorkAtTill(tx, actor, sessionId)
    await lockBookingAndChange(tx, bookingId)
    const booking = await viewBooking(tx, bookingId, now, actor)
    const { status, currency } = booking
    const dueMinor = dueNow(booking, now)
    if (dueMinor === 0 && (status === 'pending' || status === 'expired'))
      refuse('HOLD_EXPIRED', 'The hold has ended. Give the cash back and book again.', { bookingId })
    if (dueMinor === 0) refuse('WRONG_STATUS', 'Nothing is due for this booking.', { status })
    if (dueMinor !== amountMinor)
      refuse('CHANGED_MEANWHILE', 'Another amount is due by now. Look at the booking again.', { dueMinor })
    const caller = asSystem(work, 'till.takePayment')
    const payment = await takeCash(caller, { bookingId, sessionId, amountMinor, currency })
    await bringAbout(caller, booking, payment)
    return viewBooking(tx, bookingId, now, actor)
  },
})

/** What the money was for. */
async function bringAbout(work: Work, booking: Booking, payment: PaymentRow): Promise<void> {
  if (booking.pendingChange) return makeChange(work, payment.booking_id, booking.pendingChange.id)
  if (booking.status !== 'pending') return
  const outcome = await confirmWithAll(work, await findBooking(work.tx, booking.id))
  if (outcome !== 'confirmed')
    refuse('WRONG_STATUS', 'What was held is gone. Give the cash back and book again.', { status: outcome })
}
