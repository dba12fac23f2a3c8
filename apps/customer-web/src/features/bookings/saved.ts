import type { Booking } from '@forecourt/domain/booking/contract'
import { product } from '@forecourt/domain/fleet/contract'
import { z } from 'zod'

const key = 'forecourt.saved'

/**
 * What stays on the device for the way to the gate without a network: the pass and what one must know to
 * use it. No name, no email, no plate, no price.
 */
const savedBooking = z.object({
  id: z.string(),
  reference: z.string(),
  product,
  status: z.enum(['confirmed', 'active']),
  className: z.object({ en: z.string(), fr: z.string() }),
  acriss: z.string().nullable(),
  bayKind: z.enum(['standard', 'ev', 'accessible', 'oversize']).nullable(),
  place: z.string(),
  address: z.string(),
  phone: z.string(),
  timeZone: z.string(),
  from: z.string(),
  to: z.string(),
  pass: z.string(),
  savedAt: z.string(),
})
export type SavedBooking = z.output<typeof savedBooking>

/** A booking as it is kept. */
export function toSaved(
  booking: Booking,
  status: SavedBooking['status'],
  pass: string,
  now: number,
): SavedBooking {
  const { id, reference, class: of, pickup, from, to } = booking
  return {
    id,
    reference,
    product: booking.product,
    status,
    className: of.name,
    acriss: of.acriss,
    bayKind: of.bayKind,
    place: pickup.name,
    address: pickup.address,
    phone: pickup.phone,
    timeZone: pickup.timeZone,
    from,
    to,
    pass,
    savedAt: new Date(now).toISOString(),
  }
}

/** A pass may be needed after the end: a late return. */
const keptAfterEndMs = 7 * 24 * 3_600_000

/** The bookings kept on this device that may still be needed, the next first. */
export function savedBookings(now: number): SavedBooking[] {
  try {
    const all = z.array(savedBooking).parse(JSON.parse(localStorage.getItem(key) ?? '[]'))
    return all
      .filter(({ to }) => Date.parse(to) + keptAfterEndMs > now)
      .sort((a, b) => a.from.localeCompare(b.from))
  } catch {
    return []
  }
}

export function keep(booking: SavedBooking, now: number): void {
  write([...savedBookings(now).filter(({ id }) => id !== booking.id), booking])
}

/** Forgets a booking that is over, or that this device may not see any more. */
export function forget(id: string, now: number): void {
  write(savedBookings(now).filter((booking) => booking.id !== id))
}

/** Forgets everything: somebody signs out of a device that others use too. */
export function forgetAll(): void {
  localStorage.removeItem(key)
}

function write(bookings: readonly SavedBooking[]): void {
  localStorage.setItem(key, JSON.stringify(bookings))
}
