import type { Db } from '@forecourt/db'
import type { Terms } from '../booking/index.ts'
import { refuse } from '../kernel/index.ts'
import type { Quoted } from '../pricing/index.ts'

export type QuoteWithTurnaround = Quoted & { turnaround_minutes: number }

/** A quote with the turnaround that follows a rental where it ends; parking has none. @throws NOT_FOUND */
export async function quoteWithTurnaround(sql: Db, id: string): Promise<QuoteWithTurnaround> {
  const [row] = await sql<QuoteWithTurnaround[]>`
    select q.*, case q.product when 'rental' then d.turnaround_minutes else 0 end as turnaround_minutes
    from quotes q join branches d on d.id = q.dropoff_branch_id where q.id = ${id}`
  return row ?? refuse('NOT_FOUND', 'There is no such quote.')
}

/** What a booking agrees to with a quote. */
export const termsOf = (quote: QuoteWithTurnaround): Terms => ({
  quoteId: quote.id,
  product: quote.product,
  classId: quote.class_id,
  unitId: quote.unit_id,
  pickupBranchId: quote.pickup_branch_id,
  dropoffBranchId: quote.dropoff_branch_id,
  from: quote.starts_at,
  to: quote.ends_at,
  turnaroundMinutes: quote.turnaround_minutes,
  currency: quote.currency,
  totalMinor: quote.total_minor,
  driverAge: quote.driver_age,
})
