import { readSignedId, refuse, signId } from '../kernel/index.ts'

/**
 * The secret in a booking's link: the booking's id, signed. It travels in the URL's fragment, which browsers send
 * to nobody, and is traded at once for access by cookie.
 */
export const signLink = (bookingId: string, appSecret: string): string =>
  signId('booking link', bookingId, appSecret)

/** The booking that a link is for. @throws NOT_FOUND when it is not one of ours */
export const readLink = (token: string, appSecret: string): string =>
  readSignedId('booking link', token, appSecret) ??
  refuse('NOT_FOUND', 'This link is not valid. Find the booking by its reference and email.')
