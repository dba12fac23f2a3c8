import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link is good for; a secret for one is none for another. */
type Purpose = 'booking link' | 'password reset' | 'email address'

/** An id with a secret that only we can make, for a link that is sent to a person. */
export const signId = (purpose: Purpose, id: string, appSecret: string): string =>
  `${id}.${signature(purpose, id, appSecret).toString('base64url')}`

/** The id that a link is for, or null when it is not one of ours. */
export function readSignedId(purpose: Purpose, token: string, appSecret: string): string | null {
  const [id = '', given = ''] = token.split('.')
  const expected = signature(purpose, id, appSecret)
  const actual = Buffer.from(given, 'base64url')
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? id : null
}

const signature = (purpose: Purpose, id: string, appSecret: string): Buffer =>
  createHmac('sha256', appSecret).update(`${purpose} ${id}`).digest()
