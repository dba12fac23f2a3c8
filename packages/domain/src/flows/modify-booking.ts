import type { z } from 'zod'
import {
  type Booking,
  bookingOutput,
  type ChangePreview,
  changePreview,
  modifyInput,
} from '../booking/contract.ts'
import { lockBookingAndChange, mustSee } from '../booking/index.ts'
import { anyone, command, rehearsal, type Work } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'
import { change, mustBeCurrent } from './plan-change.ts'

async function modify(work: Work, input: z.output<typeof modifyInput>): Promise<ChangePreview> {
  const { bookingId, version, plate, flightNumber, ...wish } = input
  const booking = await lockBookingAndChange(work.tx, bookingId)
  await mustSee(work.tx, work.actor, booking)
  mustBeCurrent(booking, version)
  return change(work, 'modify', booking, wish, { plate, flightNumber })
}

/** What `modifyBooking` would do now: it is that very verb, undone. @throws as `modifyBooking` */
export const previewModify = rehearsal({
  name: 'booking.previewModify',
  access: anyone,
  input: modifyInput,
  output: changePreview,
  run: modify,
})

/**
 * Changes a booking that has not begun. For a customer, one that gets dearer waits for the difference
 * (`pendingChange`): the booking stays as it is until `startCheckout` is paid. Everything else happens at once, and
 * what was paid too much goes back.
 * @throws WRONG_STATUS, CHANGED_MEANWHILE, CLASS_SOLD_OUT, UNIT_TAKEN, and as `quoteChange`; nothing changes then
 */
export const modifyBooking = command({
  name: 'flows.modifyBooking',
  access: anyone,
  input: modifyInput,
  output: bookingOutput,
  run: async (work, input): Promise<Booking> => {
    await modify(work, input)
    return viewBooking(work.tx, input.bookingId, work.now, work.actor)
  },
})
