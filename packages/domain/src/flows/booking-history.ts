import type { z } from 'zod'
import { getBookingInput, type historyOutput } from '../booking/contract.ts'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { query, staff } from '../kernel/index.ts'

type History = z.infer<typeof historyOutput>

/** Everything that was done to a booking and its money, oldest first, with who did it. For staff. */
export const bookingHistory = query({
  name: 'booking.history',
  access: staff,
  input: getBookingInput,
  run: async ({ sql, actor }, { bookingId }): Promise<History> => {
    await mustWorkOn(sql, actor, await findBooking(sql, bookingId))
    const rows = await sql<(Omit<History[number], 'at'> & { at: Date })[]>`
      with subjects (type, id) as (
        select 'booking', ${bookingId}::text
        union all select 'payment', id::text from payments where booking_id = ${bookingId}
        union all select 'refund', id::text from refunds where booking_id = ${bookingId}
        union all select unnest(array['authorisation', 'deposit']), id::text from authorisations where booking_id = ${bookingId}
        union all select 'dispute', id::text from disputes where booking_id = ${bookingId}
        union all select 'gate_command', id::text from gate_commands where booking_id = ${bookingId}
        union all select 'notification', id::text from notifications where booking_id = ${bookingId}
      )
      select a.at, a.verb, a.actor_kind as "actorKind", a.detail,
        case when a.actor_id ~ '[0-9a-f]{8}-' then
          (select name from users where id::text = substring(a.actor_id from '[0-9a-f-]{36}$')) end as "actorName"
      from subjects s join audit_log a on a.subject_type = s.type and a.subject_id = s.id
      order by a.id limit 500`
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  },
})
