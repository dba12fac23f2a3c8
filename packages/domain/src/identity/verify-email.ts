import { anyone, command, readSignedId, refuse } from '../kernel/index.ts'
import { verifyEmailInput } from './contract.ts'

/** Somebody opened the link that was sent to the address of their account. Safe to repeat. @throws NOT_FOUND */
export const verifyEmail = command({
  name: 'identity.verifyEmail',
  access: anyone,
  input: verifyEmailInput,
  run: async ({ tx, now, config, record }, { token }): Promise<null> => {
    const userId = readSignedId('email address', token, config.appSecret)
    if (userId === null) return refuse('NOT_FOUND', 'This link is not valid.')
    await tx`
      update users set email_verified_at = ${now} where id = ${userId} and email_verified_at is null`
    record('user', userId, { email: 'verified' })
    return null
  },
})
