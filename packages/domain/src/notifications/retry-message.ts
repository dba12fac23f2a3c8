import { command, refuse, staffWith } from '../kernel/index.ts'
import { retryMessageInput } from './contract.ts'

/**
 * A person asks for a message that was given up to be tried again, now and as often as a new one. Asked twice, it is
 * tried once.
 * @throws NOT_FOUND, WRONG_STATUS it is not given up
 */
export const retryMessage = command({
  name: 'notifications.retryMessage',
  access: staffWith('admin'),
  input: retryMessageInput,
  run: async (work, { messageId }): Promise<void> => {
    const { tx, now } = work
    const again = await tx`
      update notifications set given_up_at = null, attempts = 0, due_at = ${now}
      where id = ${messageId} and given_up_at is not null returning 1`
    if (again.count === 0) {
      const [known] = await tx`select 1 from notifications where id = ${messageId}`
      if (!known) return refuse('NOT_FOUND', 'There is no such message.')
      return refuse('WRONG_STATUS', 'This message was not given up: it was sent, or is still being tried.')
    }
    work.record('notification', messageId, { retried: true })
    work.emit({ type: 'notification.queued', topics: [], payload: { notificationId: messageId } })
  },
})
