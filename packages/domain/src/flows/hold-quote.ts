import type { Tx } from '@forecourt/db'
import type { QuoteRow } from '@forecourt/db/schema/pricing'
import { type Booking, bookingOutput, holdInput } from '../booking/contract.ts'
import { confirm, grantAccess, hold } from '../booking/index.ts'
import { anyone, asSystem, command, refuse } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'

/**
 * Makes a booking from a quote and holds its unit, for 10 minutes or 20. The price is the quote's.
 * @throws QUOTE_EXPIRED, QUOTE_USED, CLASS_SOLD_OUT, UNIT_TAKEN, INVALID_INPUT (a plate is missing)
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
      terms: {
        quoteId: quote.id,
        product: quote.product,
        classId: quote.class_id,
        unitId: quote.unit_id,
        pickupBranchId: quote.pickup_branch_id,
        dropoffBranchId: quote.dropoff_branch_id,
        from: quote.starts_at,
        to: quote.ends_at,
        turnaroundMinutes: quote.turnaround_minutes,
        currency: quote.currency,
        totalMinor: quote.total_minor,
        driverAge: quote.driver_age,
      },
      contact: input.contact,
      plate: input.plate ?? null,
      flightNumber: input.flightNumber ?? null,
      customerId: actor.kind === 'user' ? actor.userId : null,
      holdMinutes: input.holdMinutes,
      locale: input.locale,
    })
    if (actor.kind === 'anonymous' && actor.guestHash !== null) {
      await grantAccess(system, { bookingId: booking.id, guestHash: actor.guestHash })
    }
    // A stay within the free minutes costs nothing: there is no payment to wait for.
    if (booking.total_minor === 0) {
      await confirm(system, { bookingId: booking.id, turnaroundMinutes: quote.turnaround_minutes })
    }
    return viewBooking(tx, booking.id, now, actor)
  },
})

async function quoteWithTurnaround(tx: Tx, id: string): Promise<QuoteRow & { turnaround_minutes: number }> {
  const [row] = await tx<(QuoteRow & { turnaround_minutes: number })[]>`
    select q.*, case q.product when 'rental' then d.turnaround_minutes else 0 end as turnaround_minutes
    from quotes q join branches d on d.id = q.dropoff_branch_id where q.id = ${id}`
  return row ?? refuse('NOT_FOUND', 'There is no such quote.')
}
