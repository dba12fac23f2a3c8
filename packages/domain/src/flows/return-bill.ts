import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { ReturnPreview } from '../booking/contract.ts'
import { findUnit } from '../fleet/index.ts'
import { type Happened, settleReturn } from '../pricing/index.ts'
import { bookedTerms } from './booked-terms.ts'

export type Bill = Pick<ReturnPreview, 'lines' | 'bookedMinor' | 'totalMinor' | 'rule'>

/** What the dials show at the return; what is not known costs nothing. */
export type Dials = { odometerKm?: number | undefined; energyPercent?: number | undefined }

/**
 * What a booking comes to when it is brought back now, by the book that it was made by: what was booked, what is given
 * back of it or comes on top for the time, and what the dials say against those of the pick-up.
 */
export async function billFor(sql: Db, booking: BookingRow, now: Date, dials: Dials = {}): Promise<Bill> {
  const terms = await bookedTerms(sql, booking.quote_id)
  const { lines, totalMinor } = settleReturn(terms, { end: now, ...(await driven(sql, booking, dials)) })
  const isThere = (...codes: string[]) => lines.some(({ code }) => codes.includes(code))
  const early = now < booking.ends_at
  const rule = isThere('late_return', 'overstay')
    ? 'late'
    : isThere('early_return')
      ? 'early_refund'
      : early
        ? 'early_kept'
        : 'as_booked'
  return { bookedMinor: booking.total_minor, rule, lines, totalMinor }
}

/** The unit's own dials are still those of the pick-up: they are noted anew once the bill is made. */
async function driven(sql: Db, booking: BookingRow, dials: Dials): Promise<Partial<Happened>> {
  if (booking.product === 'parking') return {}
  const { odometer_km: outKm, energy_percent: outPercent } = await findUnit(sql, booking.unit_id)
  const { odometerKm, energyPercent } = dials
  return {
    ...(outKm !== null && odometerKm !== undefined && { kmDriven: Math.max(0, odometerKm - outKm) }),
    ...(outPercent !== null &&
      energyPercent !== undefined && { energy: { outPercent, inPercent: energyPercent } }),
  }
}
