import { v7 as uuid } from 'uuid'
import { command, refuse, system } from '../kernel/index.ts'
import { chargeInput } from './contract.ts'
import { bookingEvent, findBooking } from './store.ts'

/** Writes down what is charged for beside the price, and why. @throws WRONG_STATUS before the start, or never begun */
export const addCharge = command({
  name: 'booking.addCharge',
  access: system,
  input: chargeInput,
  run: async (work, { bookingId, kind, note, amountMinor }): Promise<{ chargeId: string }> => {
    const { tx, now } = work
    const booking = await findBooking(tx, bookingId)
    if (booking.status !== 'active' && booking.status !== 'completed') {
      return refuse('WRONG_STATUS', `A booking that is ${booking.status} has nothing to be charged for.`, {
        status: booking.status,
      })
    }
    const chargeId = uuid()
    await tx`
      insert into booking_charges (id, booking_id, kind, note, amount_minor, currency, created_at)
      values (${chargeId}, ${bookingId}, ${kind}, ${note}, ${amountMinor}, ${booking.currency}, ${now})`
    work.record('booking', bookingId, { chargeId, kind, amountMinor })
    const event = bookingEvent('booking.charged', booking)
    work.emit({ ...event, payload: { ...event.payload, chargeId } })
    return { chargeId }
  },
})
