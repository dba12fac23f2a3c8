import { v7 as uuid } from 'uuid'
import type { Work } from '../kernel/index.ts'
import type { NotificationKind } from './contract.ts'
import { afterQuiet } from './quiet-hours.ts'
import { topicOf } from './topics.ts'

type Way = { channel: 'sms' | 'push'; recipient: string; timeZone: string; from: number; to: number }

/**
 * Writes down a text message and a push message for each browser beside an email, as far as the customer agreed to
 * them, each once for its cause, and due after the quiet hours. Guests have email alone.
 */
export async function queueChannels(
  work: Work,
  { kind, bookingId, cause }: { kind: NotificationKind; bookingId: string; cause: string },
): Promise<void> {
  const { tx, now } = work
  const topic = topicOf[kind]
  if (topic === undefined) return
  const ways = await tx<Way[]>`
    with allowed as (
      select distinct on (c.channel) c.channel, c.allowed, b.customer_id from bookings b
      join consents c on c.user_id = b.customer_id and c.topic = ${topic}
      where b.id = ${bookingId} order by c.channel, c.id desc
    )
    select a.channel, w.recipient, s.time_zone as "timeZone", s.quiet_from as "from", s.quiet_to as "to"
    from allowed a join contact_settings s on s.user_id = a.customer_id
    cross join lateral (
      select s.phone as recipient where a.channel = 'sms' and s.phone is not null
      union all
      select p.id::text from push_subscriptions p where a.channel = 'push' and p.user_id = a.customer_id
    ) w
    where a.allowed`
  for (const { channel, recipient, ...quiet } of ways) {
    const id = uuid()
    const dueAt = afterQuiet(now, quiet)
    const key = channel === 'sms' ? `sms:${cause}` : `push:${recipient}:${cause}`
    const queued = await tx`
      insert into notifications (id, cause_key, kind, channel, recipient, locale, booking_id, due_at, created_at)
      select ${id}, ${key}, ${kind}, ${channel}, ${recipient}, locale, id, ${dueAt}, ${now} from bookings where id = ${bookingId}
      on conflict (cause_key) do nothing returning 1`
    if (queued.count === 0) continue
    work.record('notification', id, { kind, channel, bookingId })
    if (dueAt <= now) work.emit({ type: 'notification.queued', topics: [], payload: { notificationId: id } })
  }
}
