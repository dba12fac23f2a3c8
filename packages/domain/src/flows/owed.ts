import type { Db } from '@forecourt/db'
import { chargedFor } from '../booking/index.ts'
import { refuse } from '../kernel/index.ts'
import { balanceOf } from '../payments/index.ts'

/**
 * What a booking costs in all: its bill, or its price while there is none, and what was charged for beside it; of one
 * that came to nothing, what was invoiced for it.
 */
export async function owedFor(sql: Db, bookingId: string): Promise<number> {
  const [booking] = await sql<{ minor: number }[]>`
    select case when b.status in ('cancelled', 'no_show', 'expired') then (
        select coalesce(sum(case kind when 'invoice' then total_minor else -total_minor end), 0)::bigint
        from documents where booking_id = b.id and kind <> 'receipt'
      ) else coalesce(f.total_minor, b.total_minor) end as minor
    from bookings b left join booking_bills f on f.booking_id = b.id where b.id = ${bookingId}`
  if (!booking) return refuse('NOT_FOUND', 'There is no such booking.')
  return booking.minor + (await chargedFor(sql, bookingId))
}

/** What is still to be paid of it. */
export async function dueFor(sql: Db, bookingId: string): Promise<number> {
  const { netMinor } = await balanceOf(sql, bookingId)
  return Math.max(0, (await owedFor(sql, bookingId)) - netMinor)
}
