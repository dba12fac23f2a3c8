import type { Runtime } from '../kernel/index.ts'
import { forgetAttempts } from './attempts.ts'
import { forgetSessions } from './sessions.ts'

/** Identity: accounts, sessions, and who is behind a cookie. */
export { dayOf, findLicence, judgeLicence, keepLicence, latestLicence } from './licence.ts'
export { me } from './me.ts'
export { askReset, resetIsOpen, resetPassword } from './reset-password.ts'
export { type NewSession, type SessionUser, sessionUser } from './sessions.ts'
export { type SignedIn, signIn } from './sign-in.ts'
export { signOut } from './sign-out.ts'
export { signUp } from './sign-up.ts'
export type { Account } from './store.ts'
export { verifyEmail } from './verify-email.ts'

/** Housekeeping: sessions that are over and attempts that no limit looks at any more. */
export async function forgetOld(runtime: Runtime): Promise<void> {
  await forgetSessions(runtime.sql)
  await forgetAttempts(runtime)
}
