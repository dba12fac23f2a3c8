import { adoptGuestBookings } from '../booking/index.ts'
import { type SignedIn, signIn as signInAlone, signUp as signUpAlone } from '../identity/index.ts'
import { anyone, asSystem, type Flow, flow } from '../kernel/index.ts'

/** Signs in, and puts the bookings that this browser made as a guest into the account. @throws as `identity.signIn` */
export const signIn = flow({
  name: 'flows.signIn',
  access: anyone,
  secretAnswer: true,
  input: signInAlone.input,
  run: async (call, input): Promise<SignedIn> => adopt(call, await signInAlone(call, input)),
})

/** Makes an account, likewise. @throws as `identity.signUp` */
export const signUp = flow({
  name: 'flows.signUp',
  access: anyone,
  secretAnswer: true,
  input: signUpAlone.input,
  run: async (call, input): Promise<SignedIn> => adopt(call, await signUpAlone(call, input)),
})

async function adopt(call: Flow, signedIn: SignedIn): Promise<SignedIn> {
  const guestHash = 'guestHash' in call.actor ? call.actor.guestHash : null
  if (guestHash !== null) {
    const { id: userId, email } = signedIn.account
    const caller = asSystem(call, 'flows.adoptGuestBookings')
    await adoptGuestBookings(caller, { userId, email, guestHash })
  }
  return signedIn
}
