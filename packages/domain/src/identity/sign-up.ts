import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { anyone, asSystem, command, flow, refuse, system } from '../kernel/index.ts'
import { forgiveAttempt, keysOf, startAttempt } from './attempts.ts'
import { signUpInput } from './contract.ts'
import { hashPassword } from './passwords.ts'
import { address, type SignedIn, signedIn } from './sign-in.ts'

/**
 * Makes a customer's account and opens its first session. Taken emails count as failed attempts of the address,
 * so that nobody finds out by the thousand who has an account.
 * @throws EMAIL_TAKEN; TOO_MANY_ATTEMPTS
 */
export const signUp = flow({
  name: 'identity.signUp',
  access: anyone,
  secretAnswer: true,
  input: signUpInput.extend({ address }),
  run: async (ctx, { password, address, ...person }): Promise<SignedIn> => {
    const caller = asSystem(ctx, 'identity.signUp')
    const ids = await startAttempt(caller, keysOf(ctx.runtime.config.appSecret, { address }))
    const passwordHash = await hashPassword(password)
    const answer = await createAccount(caller, { ...person, passwordHash })
    await forgiveAttempt(caller, { ids, email: null })
    return answer
  },
})

const createAccount = command({
  name: 'identity.createAccount',
  access: system,
  secretAnswer: true,
  input: signUpInput.omit({ password: true }).extend({ passwordHash: z.string() }),
  run: async ({ tx, now, record, emit }, person): Promise<SignedIn> => {
    const { email, name, phone = null, locale, passwordHash } = person
    const [user] = await tx<{ id: string }[]>`
      insert into users (id, email, name, phone, password_hash, role, locale, created_at)
      values (${uuid()}, ${email}, ${name}, ${phone}, ${passwordHash}, 'customer', ${locale}, ${now})
      on conflict (email) do nothing returning id`
    if (!user) return refuse('EMAIL_TAKEN', 'There is an account with this email. Sign in instead.')
    record('user', user.id)
    emit({ type: 'account.joined', topics: [], payload: { userId: user.id } })
    return signedIn(tx, user.id)
  },
})
