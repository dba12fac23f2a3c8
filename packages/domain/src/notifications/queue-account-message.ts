import { command, system } from '../kernel/index.ts'
import { queueAccountMessageInput } from './contract.ts'
import { queue } from './queue.ts'

/** As `queueMessage`, for a message about an account. */
export const queueAccountMessage = command({
  name: 'notifications.queueAccountMessage',
  access: system,
  input: queueAccountMessageInput,
  run: (work, { kind, userId, cause }): Promise<void> => {
    const whom = work.tx`select email, locale, null::uuid, id from users where id = ${userId}`
    return queue(work, { kind, cause, whom, about: { userId } })
  },
})
