import { z } from 'zod'
import { anyone, query } from '../kernel/index.ts'
import { type Me, meOutput } from './contract.ts'
import { findAccount } from './store.ts'

/** Who is signed in here; null for nobody. */
export const me = query({
  name: 'identity.me',
  access: anyone,
  input: z.object({}),
  output: meOutput,
  run: async ({ sql, actor }): Promise<Me> => (actor.kind === 'user' ? findAccount(sql, actor.userId) : null),
})
