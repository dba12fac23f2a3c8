import { type Booking, bookingOutput, holdInput } from '../booking/contract.ts'
import { confirm, grantAccess, hold } from '../booking/index.ts'
import { anyone, asSystem, command, refuse } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'
import { quoteWithTurnaround, termsOf } from './quote-terms.ts'
import { keepWithBooking, takeWithBooking } from './with-booking.ts'

/**
 * Makes a booking from a quote and holds its unit, for 10 minutes or 20, with its extras, its promotion and its points.
 * The price is the quote's.
 * @throws QUOTE_EXPIRED, QUOTE_USED, CLASS_SOLD_OUT, UNIT_TAKEN, INVALID_INPUT (a plate is missing), EXTRA_SOLD_OUT,
 * PROMO_NOT_APPLICABLE, PROMO_USED_UP, POINTS_NOT_ENOUGH
 */
export const holdQuote = command({
  name: 'flows.holdQuote',
  access: anyone,
  input: holdInput,
  output: bookingOutput,
  run: async (work, input): Promise<Booking> => {
    const { tx, now, actor } = work
    const quote = await quoteWithTurnaround(tx, input.quoteId)
    if (quote.expires_at <= now)
      refuse('QUOTE_EXPIRED', 'This price was good for 15 minutes. Ask for a new quote.')
    if (quote.product === 'parking' && input.plate === undefined) {
      refuse('INVALID_INPUT', 'plate: Give the number plate of the car that will park.', {
        errors: [{ field: 'plate', message: 'Give the number plate of the car that will park.' }],
      })
    }
    const system = asSystem(work, 'flows.holdQuote')
    const booking = await hold(system, {
      terms: termsOf(quote),
      contact: input.contact,
      plate: input.plate ?? null,
      flightNumber: input.flightNumber ?? null,
      customerId: actor.kind === 'user' ? actor.userId : null,
      holdMinutes: input.holdMinutes,
      locale: input.locale,
    })
    await takeWithBooking(system, booking, quote)
    // A stay within the free minutes, or paid with points, costs nothing: there is no payment to wait for.
    if (booking.total_minor === 0) {
      await confirm(system, { bookingId: booking.id, turnaroundMinutes: quote.turnaround_minutes })
      await keepWithBooking(system, booking)
    }
    const guestHash = actor.kind === 'anonymous' ? actor.guestHash : null
    const [view] = await Promise.all([
      viewBooking(tx, booking.id, now, actor),
      guestHash !== null && grantAccess(system, { bookingId: booking.id, guestHash }),
    ])
    return view
  },
})
