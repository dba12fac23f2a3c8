import type { Db } from '@forecourt/db'
import type { GateCommandRow } from '@forecourt/db/schema/gate'
import type { NotificationRow } from '@forecourt/db/schema/notifications'
import type { DisputeRow, PaymentRow } from '@forecourt/db/schema/payments'
import type { Booking } from '../booking/contract.ts'
import { documentsOf } from '../invoicing/index.ts'
import { photosOf } from './condition-photos.ts'

export type Evidence = {
  dispute: DisputeRow
  payment: PaymentRow
  booking: Booking
  events: { at: Date; verb: string; status: string | null }[]
  gates: GateCommandRow[]
  messages: Pick<NotificationRow, 'subject' | 'recipient' | 'sent_at'>[]
  documents: Awaited<ReturnType<typeof documentsOf>>
  photos: Awaited<ReturnType<typeof photosOf>>
}

/** All that is recorded of a disputed booking, each kind of it in the order of time. */
export async function evidenceOf(sql: Db, dispute: DisputeRow, booking: Booking): Promise<Evidence> {
  const { booking_id: bookingId, payment_id: paymentId } = dispute
  const [[payment], events, gates, messages, documents, photos] = await Promise.all([
    sql<PaymentRow[]>`select * from payments where id = ${paymentId}`,
    sql<Evidence['events']>`
      select a.at, a.verb, coalesce(a.detail ->> 'to', a.detail ->> 'status') as status from audit_log a
      where a.detail ->> 'from' is distinct from coalesce(a.detail ->> 'to', '') and (a.subject_type, a.subject_id) in (
        select 'booking', ${bookingId}::text
        union all select 'payment', id::text from payments where booking_id = ${bookingId}
        union all select 'refund', id::text from refunds where booking_id = ${bookingId}
        union all select 'dispute', ${dispute.id}::text)
      order by a.id limit 500`,
    sql<GateCommandRow[]>`
      select * from gate_commands where booking_id = ${bookingId} and status <> 'requested' order by requested_at, id`,
    sql<Evidence['messages']>`
      select subject, recipient, sent_at from notifications
      where booking_id = ${bookingId} and sent_at is not null order by sent_at, id`,
    documentsOf(sql, bookingId),
    photosOf(sql, bookingId),
  ])
  if (!payment) throw new Error(`Dispute ${dispute.id} has no payment.`)
  return { dispute, payment, booking, events, gates, messages, documents, photos }
}
