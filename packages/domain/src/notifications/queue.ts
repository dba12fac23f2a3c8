import type { Fragment } from '@forecourt/db'
import { v7 as uuid } from 'uuid'
import type { Work } from '../kernel/index.ts'
import type { MessageKind } from './contract.ts'

type Queued = {
  kind: MessageKind
  cause: string
  /** One row: recipient, locale, booking and user, of which one is null. */
  whom: Fragment
  /** What the message is about, for the audit. */
  about: { bookingId: string } | { userId: string }
}

/** Writes a message down, once for its cause, and wakes a worker. */
export async function queue(work: Work, { kind, cause, whom, about }: Queued): Promise<void> {
  const id = uuid()
  const queued = await work.tx`
    insert into notifications (id, cause_key, kind, channel, recipient, locale, booking_id, user_id, due_at, created_at)
    select ${id}, ${cause}, ${kind}, 'email', whom.*, ${work.now}, ${work.now} from (${whom}) whom
    on conflict (cause_key) do nothing returning 1`
  if (queued.count === 0) return
  work.record('notification', id, { kind, ...about })
  work.emit({ type: 'notification.queued', topics: [], payload: { notificationId: id } })
}
