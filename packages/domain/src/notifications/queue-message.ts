import { v7 as uuid } from 'uuid'
import { anyone, command } from '../kernel/index.ts'
import { queueMessageInput } from './contract.ts'

/**
 * Writes down that a message is due, in the transaction of what it tells of. The unique cause makes it exist once;
 * a worker words and sends it.
 */
export const queueMessage = command({
  name: 'notifications.queueMessage',
  // Only other verbs call it; it is not exposed.
  access: anyone,
  input: queueMessageInput,
  run: async (work, { kind, bookingId, cause }): Promise<void> => {
    const id = uuid()
    const queued = await work.tx`
      insert into notifications (id, cause_key, kind, channel, recipient, locale, booking_id, due_at, created_at)
      select ${id}, ${cause}, ${kind}, 'email', contact_email, locale, id, ${work.now}, ${work.now}
      from bookings where id = ${bookingId} on conflict (cause_key) do nothing returning 1`
    if (queued.count === 0) return
    work.record('notification', id, { kind, bookingId })
    work.emit({ type: 'notification.queued', topics: [], payload: { notificationId: id } })
  },
})
