import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { DomainError, refuse, type Work } from '../kernel/index.ts'
import {
  claimExtras,
  countDays,
  giveBackPoints,
  giveBackPromotion,
  keepPromotion,
  type Quoted,
  redeemPoints,
  redeemPromotion,
  releaseExtras,
} from '../pricing/index.ts'
import { hasBooked } from './has-booked.ts'

/**
 * What a booking takes besides its unit: pieces of extras, a promotion, points. Always after the unit, in this order,
 * so that no two bookings wait for each other. This is for one that was just made, from these terms.
 * @throws EXTRA_SOLD_OUT, PROMO_NOT_APPLICABLE, PROMO_USED_UP, POINTS_NOT_ENOUGH, FORBIDDEN
 */
export async function takeWithBooking(work: Work, booking: BookingRow, terms: Quoted): Promise<void> {
  if (terms.extras.length > 0) await claimWith(work, booking, terms, booking.hold_expires_at)
  if (terms.promotion_id !== null) {
    const { id: bookingId, customer_id: customerId, contact_email: email } = booking
    await redeemPromotion(work, {
      ...{ bookingId, customerId, email },
      promotionId: terms.promotion_id,
      amountMinor: terms.promo_minor,
      holdExpiresAt: booking.hold_expires_at,
      ask: {
        product: terms.product,
        classId: terms.class_id,
        branchId: terms.pickup_branch_id,
        currency: terms.currency,
        from: terms.starts_at,
        days: countDays(terms.product, { from: terms.starts_at, to: terms.ends_at }),
        hasBooked: await hasBooked(work.tx, { customerId, email }, bookingId),
      },
    })
  }
  if (terms.points > 0) await payPoints(work, booking, terms)
}

/** A booking that was changed has its extras for its new time and place, or the change is refused. @throws EXTRA_SOLD_OUT */
export async function changeWithBooking(work: Work, booking: BookingRow): Promise<void> {
  await claimWith(work, booking, await termsOf(work.tx, booking), null)
}

/** Pieces of the extras, until released or while the hold lasts. */
const claimWith = (work: Work, booking: BookingRow, terms: Quoted, holdExpiresAt: Date | null) =>
  claimExtras(work, {
    bookingId: booking.id,
    branchId: booking.pickup_branch_id,
    from: booking.starts_at,
    to: booking.ends_at,
    extras: terms.extras,
    holdExpiresAt,
  })

/** Only the member whose points the quote counts on may book with it. */
async function payPoints(work: Work, booking: BookingRow, { customer_id, points }: Quoted): Promise<void> {
  if (customer_id === null || customer_id !== booking.customer_id) {
    refuse('FORBIDDEN', 'This price is paid with points of another account. Ask for a new quote.')
  }
  await redeemPoints(work, { bookingId: booking.id, customerId: customer_id, points })
}

/**
 * The booking is paid for: what it holds, it keeps. What was given back when the hold ran out is taken again.
 * @returns false when something is gone that the customer has paid for; then nothing is held
 */
export async function keepWithBooking(work: Work, booking: BookingRow): Promise<boolean> {
  const terms = await termsOf(work.tx, booking)
  try {
    await claimWith(work, booking, terms, null)
    if (booking.status === 'expired' && terms.points > 0 && !(await hasPaidPoints(work.tx, booking.id))) {
      await payPoints(work, booking, terms)
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await giveBackWithBooking(work, booking.id)
    return false
  }
  if (terms.promotion_id !== null) await keepPromotion(work, { bookingId: booking.id })
  return true
}

/** The booking has come to nothing: all of it is there again. Safe to repeat. */
export async function giveBackWithBooking(work: Work, bookingId: string): Promise<void> {
  await releaseExtras(work, { bookingId })
  await giveBackPromotion(work, { bookingId })
  await giveBackPoints(work, { bookingId })
}

async function termsOf(tx: Tx, booking: BookingRow): Promise<Quoted> {
  const [quote] = await tx<Quoted[]>`select * from quotes where id = ${booking.quote_id}`
  return quote ?? refuse('NOT_FOUND', 'There is no such quote.')
}

async function hasPaidPoints(tx: Tx, bookingId: string): Promise<boolean> {
  const [sum] = await tx<{ points: number | null }[]>`
    select sum(points)::int as points from loyalty_entries
    where booking_id = ${bookingId} and kind in ('redeemed', 'given_back')`
  return (sum?.points ?? 0) < 0
}
