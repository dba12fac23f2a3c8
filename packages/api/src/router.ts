/** All that can be asked over tRPC: one line a verb. */
import { me } from '@forecourt/domain/identity'
import { signIn, signOut, signUp } from './endpoints.ts'
import { read, router, write } from './trpc.ts'

export const appRouter = router({
  identity: router({
    me: read(me),
    signIn: write(signIn),
    signOut: write(signOut),
    signUp: write(signUp),
  }),
})

export type AppRouter = typeof appRouter
