import { type Booking, bookingOutput, getBookingInput } from '../booking/contract.ts'
import { findBooking, mustSee } from '../booking/index.ts'
import { anyone, query } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'

/** One booking, for its customer, its guest's browser, or staff of its branches. For anyone else it does not exist. */
export const getBooking = query({
  name: 'booking.get',
  access: anyone,
  input: getBookingInput,
  output: bookingOutput,
  run: async ({ sql, now, actor }, { bookingId }): Promise<Booking> => {
    await mustSee(sql, actor, await findBooking(sql, bookingId))
    return viewBooking(sql, bookingId, now, actor)
  },
})
