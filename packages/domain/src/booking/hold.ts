import type { BookingRow } from '@forecourt/db/schema/booking'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addMinutes, command, refuse, system } from '../kernel/index.ts'
import { claimPeriod, type Wish } from './claims.ts'
import { contact, flightNumber, plate } from './contract.ts'
import { bookingEvent } from './store.ts'
import { takeSomeUnit } from './take-some-unit.ts'
import { refuseTaken, terms } from './terms.ts'

/**
 * Takes a unit for the terms and makes the booking, in `pending` until `hold_expires_at`.
 * @throws CLASS_SOLD_OUT no unit of the class is free; UNIT_TAKEN the chosen unit is not; QUOTE_USED
 */
export const hold = command({
  name: 'booking.hold',
  access: system,
  input: z.object({
    terms,
    contact,
    plate: plate.nullable(),
    flightNumber: flightNumber.nullable(),
    customerId: z.uuid().nullable(),
    holdMinutes: z.union([z.literal(10), z.literal(20)]),
    locale: z.enum(['en', 'fr']),
  }),
  run: async (work, input): Promise<BookingRow> => {
    const { tx, now } = work
    const { terms } = input
    const wish: Wish = { ...terms, during: claimPeriod(terms, terms.turnaroundMinutes) }
    const id = uuid()
    const holdExpiresAt = addMinutes(now, input.holdMinutes)
    const unitId = await takeSomeUnit(work, wish, { bookingId: id, holdExpiresAt })
    if (unitId === null) return refuseTaken(wish)

    const [booking] = await tx<BookingRow[]>`
      insert into bookings ${tx({
        id,
        product: terms.product,
        status: 'pending',
        class_id: terms.classId,
        unit_id: unitId,
        pinned: terms.unitId !== null,
        pickup_branch_id: terms.pickupBranchId,
        dropoff_branch_id: terms.dropoffBranchId,
        starts_at: terms.from,
        ends_at: terms.to,
        quote_id: terms.quoteId,
        currency: terms.currency,
        total_minor: terms.totalMinor,
        customer_id: input.customerId,
        contact_name: input.contact.name,
        contact_email: input.contact.email,
        contact_phone: input.contact.phone ?? null,
        locale: input.locale,
        plate: input.plate,
        flight_number: input.flightNumber,
        driver_age: terms.driverAge,
        hold_minutes: input.holdMinutes,
        hold_expires_at: holdExpiresAt,
        created_at: now,
      })} on conflict (quote_id) do nothing returning *`
    if (!booking) return refuse('QUOTE_USED', 'This quote was booked already. Ask for a new quote.')
    work.record('booking', id, { to: 'pending', unitId })
    work.emit(bookingEvent('booking.held', booking))
    return booking
  },
})
