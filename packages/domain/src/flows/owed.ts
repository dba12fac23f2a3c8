import type { Db } from '@forecourt/db'
import { chargedFor } from '../booking/index.ts'
import { refuse } from '../kernel/index.ts'
import { balanceOf, grantedFor } from '../payments/index.ts'

/**
 * What a booking costs in all: its bill, or its price while there is none, and what was charged for beside it; of one
 * that came to nothing, what was invoiced for it. Less what staff have given back of their own accord, which is taken
 * back from the invoice once it has gone.
 */
export async function owedFor(sql: Db, bookingId: string): Promise<number> {
  const [booking] = await sql<{ minor: number }[]>`
    select case when b.status in ('cancelled', 'no_show', 'expired') then (
        select coalesce(sum(case d.kind when 'invoice' then d.total_minor else -d.total_minor end), 0)::bigint
        from documents d left join refunds r on r.id = d.refund_id
        where d.booking_id = b.id and d.kind <> 'receipt' and (d.kind = 'invoice' or r.cause not like 'goodwill:%')
      ) else coalesce(f.total_minor, b.total_minor) end as minor
    from bookings b left join booking_bills f on f.booking_id = b.id where b.id = ${bookingId}`
  if (!booking) return refuse('NOT_FOUND', 'There is no such booking.')
  return booking.minor + (await chargedFor(sql, bookingId)) - (await grantedFor(sql, bookingId))
}

/** What is still to be paid of it. */
export async function dueFor(sql: Db, bookingId: string): Promise<number> {
  const { netMinor } = await balanceOf(sql, bookingId)
  return Math.max(0, (await owedFor(sql, bookingId)) - netMinor)
}
