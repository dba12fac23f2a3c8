import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { getBookingInput, type ReturnPreview, returnPreview } from '../booking/contract.ts'
import { chargedFor, findBooking, mustSee, writeBill } from '../booking/index.ts'
import { anyone, query, refuse, type Work } from '../kernel/index.ts'
import { balanceOf, refundBooking } from '../payments/index.ts'
import { billFor, type Dials } from './return-bill.ts'

/** What bringing a booking back now would come to, and what is then due or goes back. */
async function planReturn(
  sql: Db,
  booking: BookingRow,
  now: Date,
  dials: Dials = {},
): Promise<ReturnPreview> {
  const bill = await billFor(sql, booking, now, dials)
  const { netMinor, payment } = await balanceOf(sql, booking.id)
  const owedMinor = bill.totalMinor + (await chargedFor(sql, booking.id))
  return {
    ...bill,
    currency: booking.currency,
    dueMinor: Math.max(0, owedMinor - netMinor),
    refundMinor: Math.max(0, netMinor - owedMinor),
    cardBrand: payment?.card_brand ?? null,
    cardLast4: payment?.card_last4 ?? null,
  }
}

/** What the return would come to at this moment, for whoever is about to decide on it. @throws WRONG_STATUS */
export const previewReturn = query({
  name: 'booking.previewReturn',
  access: anyone,
  input: getBookingInput,
  output: returnPreview,
  run: async ({ sql, now, actor }, { bookingId }): Promise<ReturnPreview> => {
    const booking = await findBooking(sql, bookingId)
    await mustSee(sql, actor, booking)
    if (booking.status !== 'active') {
      refuse('WRONG_STATUS', `A booking that is ${booking.status} is not out.`, { status: booking.status })
    }
    return planReturn(sql, booking, now)
  },
})

/** Settles a return as `previewReturn` said: a bill where it differs from what was booked, and money back. */
export async function settleReturnOf(work: Work, booking: BookingRow, dials: Dials): Promise<void> {
  const { lines, bookedMinor, totalMinor, refundMinor, currency } = await planReturn(
    work.tx,
    booking,
    work.now,
    dials,
  )
  if (totalMinor === bookedMinor) return
  await writeBill(work, { bookingId: booking.id, currency, lines, totalMinor })
  await refundBooking(work, {
    bookingId: booking.id,
    cause: `return:${booking.id}`,
    amountMinor: refundMinor,
    reason: 'returned_early',
  })
}
