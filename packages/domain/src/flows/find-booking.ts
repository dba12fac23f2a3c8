import { findBookingInput } from '../booking/contract.ts'
import { anyone, command } from '../kernel/index.ts'
import { queueMessage } from '../notifications/index.ts'

/**
 * Sends a booking's link to its email again. The answer is the same whether or not there is such a booking, so that
 * nobody can find out who has booked.
 */
export const findBookingByReference = command({
  name: 'booking.find',
  access: anyone,
  input: findBookingInput,
  run: async (work, { reference, email }): Promise<{ sent: true }> => {
    const [booking] = await work.tx<{ id: string }[]>`
      select id from bookings where reference = ${reference} and contact_email = ${email}`
    // One message per quarter of an hour: the cause key makes the rest of them the same message.
    const quarter = Math.floor(work.now.getTime() / 900_000)
    if (booking)
      await queueMessage(work, {
        kind: 'booking_link',
        bookingId: booking.id,
        cause: `link:${booking.id}:${quarter}`,
      })
    return { sent: true }
  },
})
