import type { BookingRow } from '@forecourt/db/schema/booking'
import type { PaymentRow } from '@forecourt/db/schema/payments'
import {
  applyChange,
  findChange,
  lockBookingAndChange,
  mustBeChangeable,
  pendingChangeOf,
  refuseChange,
  withdrawChange,
} from '../booking/index.ts'
import { attempt, refuse, type Work } from '../kernel/index.ts'
import { balanceOf, refundBooking, requestRefund } from '../payments/index.ts'
import { policyOf } from './cancel-booking.ts'
import { cancellationTerms } from './cancellation-terms.ts'
import { owedFor } from './owed.ts'
import { unitOf } from './plan-change.ts'
import { quoteWithTurnaround, termsOf } from './quote-terms.ts'
import { changeWithBooking } from './with-booking.ts'

const prefix = 'change:'

/** What a payment for a change is called, and back. */
export const changeCause = (changeId: string): string => prefix + changeId
export const changeOf = (cause: string): string | null =>
  cause.startsWith(prefix) ? cause.slice(prefix.length) : null

/**
 * A change is paid for: it is made, also when its time had run out, as long as it still can be. If it cannot, the
 * booking stays as it is and the whole difference goes back.
 */
export async function settleChange(work: Work, payment: PaymentRow, changeId: string): Promise<void> {
  const tried = await attempt(work, (inner) => makeChange(inner, payment.booking_id, changeId))
  if ('refusal' in tried) {
    await refuseChange(work, { changeId })
    await requestRefund(work, {
      paymentId: payment.id,
      cause: `change_refused:${changeId}`,
      amountMinor: payment.amount_minor,
      reason: 'change_refused',
    })
  }
}

/** Makes a change that is paid for, or refuses. */
export async function makeChange(work: Work, bookingId: string, changeId: string): Promise<void> {
  const booking = await lockBookingAndChange(work.tx, bookingId)
  const change = await findChange(work.tx, changeId)
  if (!change || change.from_quote_id !== booking.quote_id)
    return refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime.')
  mustBeChangeable(booking.status, change.kind)
  const pending = await pendingChangeOf(work.tx, bookingId)
  // Asked for later, but this one was paid for.
  if (pending && pending.id !== changeId) await withdrawChange(work, { bookingId })
  const quote = await quoteWithTurnaround(work.tx, change.quote_id)
  const changed = await applyChange(work, {
    changeId,
    kind: change.kind,
    bookingId,
    terms: { ...termsOf(quote), unitId: unitOf(booking, { quote }) },
    plate: change.plate,
    flightNumber: change.flight_number,
    termsStartsAt: await termsStart(work, booking),
    dueMinor: change.due_minor,
  })
  await changeWithBooking(work, changed)
  await refundSurplus(work, bookingId, `change:${changeId}`)
}

/** A change after the free time does not start it anew. */
async function termsStart(work: Work, booking: BookingRow): Promise<Date | null> {
  const { freeUntil } = cancellationTerms(booking, 0, await policyOf(work.tx, booking), work.now)
  return work.now > new Date(freeUntil) ? (booking.terms_starts_at ?? booking.starts_at) : null
}

/** Gives back what was paid beyond what a booking costs, e.g. by two checkouts at once. */
export async function refundSurplus(work: Work, bookingId: string, cause: string): Promise<void> {
  const owedMinor = await owedFor(work.tx, bookingId)
  const { netMinor } = await balanceOf(work.tx, bookingId)
  await refundBooking(work, {
    bookingId,
    cause,
    amountMinor: Math.max(0, netMinor - owedMinor),
    reason: 'paid_too_much',
  })
}
