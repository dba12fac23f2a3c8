import type { BookingRow } from '@forecourt/db/schema/booking'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import type { ExtendPreview } from '../booking/contract.ts'
import { lastEnd, wishFor } from '../booking/index.ts'
import { findBranch, type Hours, isOpenForReturn, nearestOpen } from '../fleet/index.ts'
import { day, minute, type Work } from '../kernel/index.ts'
import { quoteWithTurnaround, termsOf } from './quote-terms.ts'

const stepMinutes = { rental: 30, parking: 15 } as const

/** A booking lasts a year at most, as `checkPeriod` says. */
const longestMs = 366 * day

export type ExtendLimit = Pick<ExtendPreview, 'lastEnd' | 'limit' | 'neededAt' | 'stepMinutes'>

/**
 * How far a booking can go on: until somebody else needs the unit and cannot be given another, less the turnaround,
 * at a time at which the branch is open, a year in all.
 */
export async function extendLimit(work: Work, booking: BookingRow): Promise<ExtendLimit> {
  const dropoff = await findBranch(work.tx, booking.dropoff_branch_id)
  const step = stepMinutes[booking.product]
  const terms = termsOf(await quoteWithTurnaround(work.tx, booking.quote_id))
  const unitId = booking.pinned ? booking.unit_id : null
  const wish = await wishFor(work, booking, { ...terms, unitId })
  const longest = new Date(booking.starts_at.getTime() + longestMs)
  const { end, neededAt } = await lastEnd(work, booking, wish, terms.turnaroundMinutes, longest)
  const open = lastOpen(dropoff, end, booking.ends_at, step)
  const last = open !== null && open > booking.ends_at && open > work.now ? open : null
  const cut = end.getTime() - (open?.getTime() ?? 0) >= step * minute
  const limit = cut ? 'closed' : neededAt === null ? 'longest' : 'next_booking'
  return {
    lastEnd: last?.toISOString() ?? null,
    limit: last === null && neededAt !== null ? 'next_booking' : limit,
    neededAt: neededAt?.toISOString() ?? null,
    stepMinutes: step,
  }
}

/** The latest time by then, whole steps after the present end, at which it can be brought back. */
function lastOpen(dropoff: BranchRow & Hours, by: Date, from: Date, step: number): Date | null {
  for (let at: Date | null = by; at !== null && at > from; ) {
    const steps: number = Math.floor((at.getTime() - from.getTime()) / (step * minute))
    const onStep: Date = new Date(from.getTime() + steps * step * minute)
    if (isOpenForReturn(dropoff, onStep)) return onStep
    const { closesAt }: { closesAt: Date | null } = nearestOpen(dropoff, onStep)
    at = closesAt !== null && closesAt < onStep ? closesAt : null
  }
  return null
}
