import type { Booking } from '../booking/contract.ts'
import { chargeInput } from '../booking/contract.ts'
import { addCharge, findBooking, mustWorkOn } from '../booking/index.ts'
import { asSystem, command, staff } from '../kernel/index.ts'
import { planCollection } from '../payments/index.ts'
import { viewBooking } from './booking-view.ts'
import { invoiceCharge } from './invoice-booking.ts'

/**
 * Staff charge for something beside the price: damage, cleaning, a fine. Of a booking that is over it is taken at
 * once, from the deposit first and then from the card; otherwise with all else at the return.
 * @throws WRONG_STATUS
 */
export const chargeBooking = command({
  name: 'desk.charge',
  access: staff,
  input: chargeInput,
  run: async (work, input): Promise<Booking> => {
    const { tx, now, actor } = work
    const { bookingId } = input
    const booking = await findBooking(tx, bookingId)
    await mustWorkOn(tx, actor, booking)
    const caller = asSystem(work, 'desk.charge')
    const { chargeId } = await addCharge(caller, input)
    if (booking.status === 'completed') {
      await planCollection(caller, { bookingId, cause: `charge:${chargeId}`, dueAt: now })
      await invoiceCharge(caller, chargeId)
    }
    return viewBooking(tx, bookingId, now, actor)
  },
})
