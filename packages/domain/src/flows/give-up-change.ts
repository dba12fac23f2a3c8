import { type Booking, bookingOutput, getBookingInput } from '../booking/contract.ts'
import { lockBookingAndChange, mustSee, withdrawChange } from '../booking/index.ts'
import { anyone, asSystem, command } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'

/** Gives up the change that a booking waits with; the booking is as before. Without one it does nothing. @throws NOT_FOUND */
export const giveUpChange = command({
  name: 'booking.giveUpChange',
  access: anyone,
  input: getBookingInput,
  output: bookingOutput,
  run: async (work, { bookingId }): Promise<Booking> => {
    const booking = await lockBookingAndChange(work.tx, bookingId)
    await mustSee(work.tx, work.actor, booking)
    await withdrawChange(asSystem(work, 'booking.giveUpChange'), { bookingId })
    return viewBooking(work.tx, bookingId, work.now, work.actor)
  },
})
