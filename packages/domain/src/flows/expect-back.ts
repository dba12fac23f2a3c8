import { type Booking, bookingOutput, expectBackInput } from '../booking/contract.ts'
import { findBooking, mustWorkOn, noteExpectedBack } from '../booking/index.ts'
import { asSystem, command, staff, system } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'
import { resolveOverdue } from './resolve-overdue.ts'

/**
 * Staff, or telematics, say when an active booking is thought to be back. What that means for the next booking of its
 * unit is seen to at once. @throws NOT_FOUND, FORBIDDEN, WRONG_STATUS, PERIOD_IN_PAST
 */
export const expectBack = command({
  name: 'desk.expectBack',
  access: [staff, system],
  input: expectBackInput,
  output: bookingOutput,
  run: async (work, { bookingId, at }): Promise<Booking> => {
    await mustWorkOn(work.tx, work.actor, await findBooking(work.tx, bookingId))
    const caller = asSystem(work, 'desk.expectBack')
    await noteExpectedBack(caller, { bookingId, at })
    await resolveOverdue(caller, { bookingId })
    return viewBooking(work.tx, bookingId, work.now, work.actor)
  },
})
