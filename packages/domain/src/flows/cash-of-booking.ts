import type { Booking } from '../booking/contract.ts'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { query, staff, worksAt } from '../kernel/index.ts'
import { type BookingCash, cashOfBookingInput } from '../payments/contract.ts'
import { viewBooking } from './booking-view.ts'
import { cashRefunds, selectTills } from './tills-view.ts'

/** What is to be paid at once: a hold in full, a change by its difference, else what is still due. */
export function dueNow({ status, holdExpiresAt, pendingChange, dueMinor }: Booking, now: Date): number {
  if (status === 'pending' && (holdExpiresAt === null || new Date(holdExpiresAt) <= now)) return 0
  return pendingChange?.dueMinor ?? dueMinor
}

/** What cash can do for a booking now, for staff of its branches. @throws NOT_FOUND, FORBIDDEN */
export const cashOfBooking = query({
  name: 'till.ofBooking',
  access: staff,
  input: cashOfBookingInput,
  run: async ({ sql, now, actor }, { bookingId }): Promise<BookingCash> => {
    const row = await findBooking(sql, bookingId)
    await mustWorkOn(sql, actor, row)
    const branches = [row.pickup_branch_id, row.dropoff_branch_id].filter((id) => worksAt(actor, id))
    const [booking, refunds, tills, [paid]] = await Promise.all([
      viewBooking(sql, bookingId, now, actor),
      cashRefunds(sql, sql`b.id = ${bookingId}`),
      selectTills(
        sql,
        sql`where s.branch_id = any(${branches}) and s.closed_at is null and s.currency = ${row.currency} order by s.drawer`,
      ),
      sql<{ minor: number }[]>`
        select coalesce(sum(amount_minor), 0)::bigint as minor from payments
        where booking_id = ${bookingId} and method = 'cash' and status = 'succeeded'`,
    ])
    const { currency } = booking
    return { dueMinor: dueNow(booking, now), currency, paidMinor: paid?.minor ?? 0, refunds, tills }
  },
})
