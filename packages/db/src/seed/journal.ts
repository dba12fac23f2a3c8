import type { Tx } from '../index.ts'

/** Writes down what happened to every booking, step by step, as its verbs would have. */
export async function insertJournal(tx: Tx): Promise<void> {
  await tx`
    insert into audit_log (at, actor_kind, actor_id, verb, subject_type, subject_id, detail)
    select step.at, 'system', step.actor, 'booking.' || step.verb, 'booking', b.id,
           jsonb_strip_nulls(jsonb_build_object('from', step.was, 'to', step.became))
    from bookings b, coalesce(b.customer_id::text, 'guest') as who, lateral (values
      (1, b.created_at, 'hold', 'flows.holdQuote:' || who, null, 'pending'),
      (2, b.confirmed_at, 'confirm', 'flows.settlePayment', 'pending', 'confirmed'),
      (3, b.checked_in_at, 'checkIn', 'desk.checkIn', 'confirmed', 'active'),
      (4, b.checked_out_at, 'checkOut', 'flows.takeBack', 'active', 'completed'),
      (5, case b.status when 'cancelled' then b.closed_at end, 'cancel', 'flows.cancelBooking:' || who, 'confirmed', 'cancelled'),
      (5, case b.status when 'expired' then b.closed_at end, 'expire', 'sweep.expireHolds', 'pending', 'expired'),
      (5, case b.status when 'no_show' then b.closed_at end, 'markNoShow', 'sweep.closeNoShows', 'confirmed', 'no_show')
    ) as step (place, at, verb, actor, was, became)
    where step.at is not null order by b.id, step.place`
}
