import { z } from 'zod'
import { anyone, command } from '../kernel/index.ts'
import { closeSession } from './sessions.ts'

/** Ends the browser's session; without one there is nothing to do. */
export const signOut = command({
  name: 'identity.signOut',
  access: anyone,
  input: z.object({ secret: z.string().nullable() }),
  run: async ({ tx, actor, record }, { secret }): Promise<null> => {
    if (secret !== null) await closeSession(tx, secret)
    if (actor.kind === 'user') record('user', actor.userId)
    return null
  },
})
