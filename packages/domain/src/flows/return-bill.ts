import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { ReturnPreview } from '../booking/contract.ts'
import { findBranch, kmBetween } from '../fleet/index.ts'
import { addMinutes, type Period } from '../kernel/index.ts'
import type { LineItem } from '../pricing/contract.ts'
import { calculatePrice, chooseExtras, extrasIn, findQuote } from '../pricing/index.ts'

export type Bill = Pick<ReturnPreview, 'lines' | 'bookedMinor' | 'totalMinor' | 'rule'>

/** So late costs nothing. */
const graceMinutes = { rental: 29, parking: 10 } as const
/** Whose price is for the time used: leaving early gives the rest back. A rental was sold for its whole time. */
const repricedWhenEarly = { rental: false, parking: true } as const

/**
 * What a booking comes to when it is brought back now: what was booked, and one line for the time that it is shorter
 * or longer by, each by the plan that it was made under.
 */
export async function billFor(sql: Db, booking: BookingRow, now: Date): Promise<Bill> {
  const { quote, plan } = await findQuote(sql, booking.quote_id)
  const [pickup, dropoff] = await Promise.all([
    findBranch(sql, booking.pickup_branch_id),
    findBranch(sql, booking.dropoff_branch_id),
  ])
  const extras = chooseExtras(quote.extras, await extrasIn(sql, booking.product, quote.currency))
  const priceOf = (period: Period): number =>
    calculatePrice({
      product: booking.product,
      plan,
      period,
      oneWayKm: pickup.id === dropoff.id ? null : kmBetween(pickup, dropoff),
      chosenUnit: quote.unit_id !== null,
      driverAge: quote.driver_age,
      extras,
    }).totalMinor
  const booked = { from: booking.starts_at, to: booking.ends_at }
  const late = now > addMinutes(booking.ends_at, graceMinutes[booking.product])
  const early = now < booking.ends_at
  const moved = late || early ? priceOf(used(booking, now)) - priceOf(booked) : 0
  const bill = { bookedMinor: quote.total_minor }
  if (late && moved > 0) return { ...bill, rule: 'late', ...billed(quote.lines, [lateLine(moved)]) }
  if (early && moved < 0) {
    if (!repricedWhenEarly[booking.product])
      return { ...bill, rule: 'early_kept', ...billed(quote.lines, []) }
    const back = Math.min(-moved, quote.total_minor)
    return { ...bill, rule: 'early_refund', ...billed(quote.lines, [credit(back)]) }
  }
  return { ...bill, rule: 'as_booked', ...billed(quote.lines, []) }
}

/** From the start, or from coming earlier; a minute at least. */
function used(booking: BookingRow, now: Date): Period {
  const from =
    booking.checked_in_at && booking.checked_in_at < booking.starts_at
      ? booking.checked_in_at
      : booking.starts_at
  const least = addMinutes(from, 1)
  return { from, to: now > least ? now : least }
}

const line = (code: string, kind: LineItem['kind'], amountMinor: number): LineItem => ({
  code,
  kind,
  quantity: 1,
  unitMinor: amountMinor,
  amountMinor,
  params: {},
})
const lateLine = (minor: number) => line('late', 'late', minor)
const credit = (minor: number) => line('early_return', 'credit', -minor)

function billed(lines: readonly LineItem[], more: readonly LineItem[]) {
  const all = [...lines, ...more]
  return { lines: all, totalMinor: all.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }
}
