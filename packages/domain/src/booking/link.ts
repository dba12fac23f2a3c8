import { createHmac, timingSafeEqual } from 'node:crypto'
import { refuse } from '../kernel/index.ts'

/**
 * The secret in a booking's link: the booking's id, signed. It travels in the URL's fragment, which browsers send
 * to nobody, and is traded at once for access by cookie.
 */
export function signLink(bookingId: string, appSecret: string): string {
  return `${bookingId}.${signature(bookingId, appSecret).toString('base64url')}`
}

/** The booking that a link is for. @throws NOT_FOUND when it is not one of ours */
export function readLink(token: string, appSecret: string): string {
  const [bookingId = '', given = ''] = token.split('.')
  const expected = signature(bookingId, appSecret)
  const actual = Buffer.from(given, 'base64url')
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    refuse('NOT_FOUND', 'This link is not valid. Find the booking by its reference and email.')
  }
  return bookingId
}

const signature = (bookingId: string, appSecret: string): Buffer =>
  createHmac('sha256', appSecret).update(`booking link ${bookingId}`).digest()
