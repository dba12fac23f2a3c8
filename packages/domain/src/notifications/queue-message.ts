import { anyone, command } from '../kernel/index.ts'
import { queueMessageInput } from './contract.ts'
import { queue } from './queue.ts'
import { queueChannels } from './queue-channels.ts'

/**
 * Writes down that a message is due, by email and by what else its customer agreed to, in the transaction of what it tells of. The unique cause makes it exist once;
 * a worker words and sends it.
 */
export const queueMessage = command({
  name: 'notifications.queueMessage',
  // Only other verbs call it; it is not exposed.
  access: anyone,
  input: queueMessageInput,
  run: async (work, { kind, bookingId, cause }): Promise<void> => {
    const whom = work.tx`select contact_email, locale, id, null::uuid from bookings where id = ${bookingId}`
    await queue(work, { kind, cause, whom, about: { bookingId } })
    await queueChannels(work, { kind, bookingId, cause })
  },
})
