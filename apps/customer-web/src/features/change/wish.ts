import type { Inputs } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { type LocalRange, normalizePlate, toInstant, toLocal } from '@forecourt/ui'
import type { Extras } from '../book/wizard-search.ts'

/** What stands in the form of a change. */
export type Filled = {
  range: LocalRange
  dropoff: { id: string; name: string }
  extras: Extras
  age: number | null
  plate: string
  flight: string
}

export type ModifyInput = Inputs['booking']['modify']
type Wish = Omit<ModifyInput, 'bookingId' | 'version'>

/** The booking as the form shows it before anything is touched. */
export function filledFrom(booking: Booking): Filled {
  const { pickup, dropoff, from, to } = booking
  return {
    range: { start: toLocal(from, pickup.timeZone), end: toLocal(to, dropoff.timeZone) },
    dropoff: { id: dropoff.id, name: dropoff.name },
    extras: new Map(booking.extras.map(({ id, quantity }) => [id, quantity])),
    age: booking.driverAge,
    plate: booking.plate ?? '',
    flight: booking.flightNumber ?? '',
  }
}

/** What of the form is not as it was: this alone is asked for. Empty when nothing is. */
export function wishOf(booking: Booking, filled: Filled): Wish {
  const before = filledFrom(booking)
  const { range, dropoff, extras, age, plate, flight } = filled
  const wanted = [...extras]
    .filter(([, quantity]) => quantity > 0)
    .map(([id, quantity]) => ({ id, quantity }))
  return {
    ...(range.start &&
      range.start !== before.range.start && { from: toInstant(range.start, booking.pickup.timeZone) }),
    ...(range.end &&
      range.end !== before.range.end && { to: toInstant(range.end, booking.dropoff.timeZone) }),
    ...(dropoff.id !== before.dropoff.id && { dropoffBranchId: dropoff.id }),
    ...(!sameExtras(wanted, booking.extras) && { extras: wanted }),
    ...(age !== null && age !== before.age && { driverAge: age }),
    ...(normalizePlate(plate) !== normalizePlate(before.plate) && { plate }),
    ...(flat(flight) !== flat(before.flight) && { flightNumber: flight.trim() === '' ? null : flight }),
  }
}

const flat = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Whether what was typed is a flight number, or nothing at all. */
export const isFlight = (text: string): boolean =>
  text.trim() === '' || /^[A-Z0-9]{2}[0-9]{1,4}[A-Z]?$/.test(flat(text))

function sameExtras(a: Booking['extras'], b: Booking['extras']): boolean {
  const text = (extras: Booking['extras']) =>
    extras
      .map(({ id, quantity }) => `${id}:${quantity}`)
      .sort()
      .join()
  return text(a) === text(b)
}
