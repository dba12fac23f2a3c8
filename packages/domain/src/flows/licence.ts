import { z } from 'zod'
import { getBookingInput } from '../booking/contract.ts'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { type Licence, licenceDetails, sendLicenceInput } from '../identity/contract.ts'
import { keepLicence, latestLicence } from '../identity/index.ts'
import {
  type Actor,
  asSystem,
  cleanPicture,
  command,
  DomainError,
  flow,
  type Picture,
  query,
  refuse,
  signedIn,
  staff,
  system,
} from '../kernel/index.ts'

export type MyLicence = {
  licence: Licence | null
  /** The first booking to come that ends after the licence has expired. */
  endsTooLate: { reference: string; to: string } | null
}

const userOf = (actor: Actor): string =>
  actor.kind === 'user' ? actor.userId : refuse('UNAUTHENTICATED', 'Sign in first.')

/** The caller's own licence, and whether it lasts for what they have booked. */
export const myLicence = query({
  name: 'licence.mine',
  access: signedIn,
  input: z.object({}),
  run: async ({ sql, now, actor }): Promise<MyLicence> => {
    const userId = userOf(actor)
    const licence = await latestLicence(sql, userId, now)
    if (!licence) return { licence, endsTooLate: null }
    const [late] = await sql<{ reference: string; to: Date }[]>`
      select reference, ends_at as "to" from bookings
      where customer_id = ${userId} and product = 'rental' and status in ('pending', 'confirmed')
        and ends_at >= (${licence.expiresOn}::date + 1) order by starts_at limit 1`
    return { licence, endsTooLate: late ? { ...late, to: late.to.toISOString() } : null }
  },
})

/**
 * Sends a licence for staff to look at. One that still waits is replaced.
 * @throws INVALID_INPUT it has expired, or a picture cannot be read
 */
export const sendLicence = flow({
  name: 'licence.send',
  access: signedIn,
  input: sendLicenceInput,
  run: async (call, { front, back, ...details }): Promise<MyLicence> => {
    if (details.expiresOn < call.now.toISOString().slice(0, 10)) expired()
    const pictures = {
      front: await cleanPicture(front),
      back: back === null ? null : await cleanPicture(back),
    }
    const userId = userOf(call.actor)
    await storeLicence(asSystem(call, 'licence.send'), { userId, ...details, ...pictures })
    return myLicence(call, {})
  },
})

function expired(): never {
  const message = 'This licence has expired.'
  throw new DomainError('INVALID_INPUT', `expiresOn: ${message}`, {
    errors: [{ field: 'expiresOn', message }],
  })
}

const storeLicence = command({
  name: 'licence.store',
  access: system,
  input: licenceDetails.extend({
    userId: z.uuid(),
    front: z.custom<Picture>(),
    back: z.custom<Picture>().nullable(),
  }),
  run: (work, { userId, holderName, country, number, expiresOn, front, back }): Promise<void> =>
    keepLicence(work, { user_id: userId, holder_name: holderName, country, number, expiresOn, front, back }),
})

/** The licence of a booking's customer, for staff who hand it over; null of guests and where none was sent. */
export const licenceOfBooking = query({
  name: 'licence.ofBooking',
  access: staff,
  input: getBookingInput,
  run: async ({ sql, now, actor }, { bookingId }): Promise<Licence | null> => {
    const booking = await findBooking(sql, bookingId)
    await mustWorkOn(sql, actor, booking)
    return booking.customer_id === null ? null : latestLicence(sql, booking.customer_id, now)
  },
})
