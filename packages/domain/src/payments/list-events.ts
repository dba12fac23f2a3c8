import { z } from 'zod'
import { fromCursor, type Page, query, staffWith, toCursor, toPage } from '../kernel/index.ts'
import { type InboxEvent, listEventsInput } from './contract.ts'

type Row = Omit<InboxEvent, 'receivedAt' | 'processedAt'> & { receivedAt: Date; processedAt: Date | null }

const byAge = z.tuple([z.iso.datetime(), z.string()])

/**
 * What the payment provider told us, newest first: events that wait, had their effect, or were parked after too many
 * failures. Nothing of what they say is kept, only which object they are about.
 */
export const listEvents = query({
  name: 'payments.listEvents',
  access: staffWith('admin'),
  input: listEventsInput,
  run: async ({ sql }, { state, cursor, limit }): Promise<Page<InboxEvent>> => {
    const after = fromCursor(cursor, byAge)
    const rows = await sql<Row[]>`
      select e.id, e.type, e.object_id as "objectId", e.received_at as "receivedAt", e.processed_at as "processedAt",
        case when e.processed_at is not null then 'done' when e.parked_at is not null then 'parked' else 'waiting' end as state,
        e.attempts, e.last_error as "lastError",
        coalesce(
          (select booking_id from payments p where p.checkout_session_id = e.object_id or p.payment_intent_id = e.object_id limit 1),
          (select booking_id from authorisations d where d.payment_intent_id = e.object_id limit 1),
          (select booking_id from disputes d where d.stripe_dispute_id = e.object_id)) as "bookingId"
      from stripe_events e
      where true
        ${state === 'parked' ? sql`and e.parked_at is not null` : sql``}
        ${state === 'waiting' ? sql`and e.parked_at is null and e.processed_at is null` : sql``}
        ${state === 'done' ? sql`and e.processed_at is not null` : sql``}
        ${after ? sql`and (e.received_at, e.id) < (${after[0]}, ${after[1]})` : sql``}
      order by e.received_at desc, e.id desc limit ${limit + 1}`
    return toPage(
      rows,
      limit,
      (row) => ({
        ...row,
        receivedAt: row.receivedAt.toISOString(),
        processedAt: row.processedAt?.toISOString() ?? null,
      }),
      (row) => toCursor(row.receivedAt.toISOString(), row.id),
    )
  },
})
