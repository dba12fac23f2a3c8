import { v7 as uuid } from 'uuid'
import { command, system } from '../kernel/index.ts'
import { queueAccountMessageInput } from './contract.ts'

/** As `queueMessage`, for a message about an account. */
export const queueAccountMessage = command({
  name: 'notifications.queueAccountMessage',
  access: system,
  input: queueAccountMessageInput,
  run: async (work, { kind, userId, cause }): Promise<void> => {
    const id = uuid()
    const queued = await work.tx`
      insert into notifications (id, cause_key, kind, channel, recipient, locale, user_id, due_at, created_at)
      select ${id}, ${cause}, ${kind}, 'email', email, locale, id, ${work.now}, ${work.now}
      from users where id = ${userId} on conflict (cause_key) do nothing returning 1`
    if (queued.count === 0) return
    work.record('notification', id, { kind, userId })
    work.emit({ type: 'notification.queued', topics: [], payload: { notificationId: id } })
  },
})
