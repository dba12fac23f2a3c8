import type { BookingRow } from '@forecourt/db/schema/booking'
import type { CancelPreview } from '../booking/contract.ts'
import { addMinutes, wallClockBefore } from '../kernel/index.ts'

/** After booking there is an hour to think again, whatever the plan says. */
const secondThoughtsMinutes = 60

export type Policy = {
  freeCancellationMinutes: number
  timeZone: string
  /** What the plan keeps when it is too late: a day of it, or as many as the chosen option says. */
  keptMinor: number
}

type Terms = Pick<CancelPreview, 'paidMinor' | 'feeMinor' | 'refundMinor' | 'freeUntil' | 'rule'>

/**
 * What cancelling costs now: nothing until the limit of the branch (in its wall-clock) and within an hour of
 * booking, then the days that the plan keeps. Never more than was paid; fee and refund add up to it.
 */
export function cancellationTerms(
  booking: Pick<BookingRow, 'starts_at' | 'terms_starts_at' | 'created_at'>,
  paidMinor: number,
  policy: Policy,
  now: Date,
): Terms {
  const startsAt = booking.terms_starts_at ?? booking.starts_at
  const limit = wallClockBefore(startsAt, policy.freeCancellationMinutes, policy.timeZone)
  const thoughtsEnd = addMinutes(booking.created_at, secondThoughtsMinutes)
  const rule =
    paidMinor === 0 ? 'not_paid' : now <= limit ? 'free' : now <= thoughtsEnd ? 'just_booked' : 'late'
  const feeMinor = rule === 'late' ? Math.min(paidMinor, policy.keptMinor) : 0
  const freeUntil = new Date(Math.max(limit.getTime(), thoughtsEnd.getTime())).toISOString()
  return { paidMinor, feeMinor, refundMinor: paidMinor - feeMinor, freeUntil, rule }
}
