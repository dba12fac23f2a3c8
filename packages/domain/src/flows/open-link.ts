import { type Booking, bookingOutput, openLinkInput } from '../booking/contract.ts'
import { findBooking, grantAccess, readLink } from '../booking/index.ts'
import { anyone, asSystem, command, day, refuse } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'

/** How long after its end a booking can be opened through its link. */
const openForMs = 60 * day

/** Opens a booking through the link in its email; this browser may open it from now on. @throws NOT_FOUND */
export const openLink = command({
  name: 'booking.openLink',
  access: anyone,
  input: openLinkInput,
  output: bookingOutput,
  run: async (work, { token }): Promise<Booking> => {
    const { tx, now, actor, config } = work
    const booking = await findBooking(tx, readLink(token, config.appSecret))
    if (booking.ends_at.getTime() + openForMs < now.getTime()) {
      refuse('NOT_FOUND', 'This link has run out. Ask us for your documents.')
    }
    const guestHash = 'guestHash' in actor ? actor.guestHash : null
    if (guestHash !== null)
      await grantAccess(asSystem(work, 'booking.openLink'), { bookingId: booking.id, guestHash })
    return viewBooking(tx, booking.id, now, actor)
  },
})
