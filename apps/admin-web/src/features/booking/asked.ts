import type { Booking, BookingSummary } from '@forecourt/domain/booking/contract'

/** What a dialog about a booking says of it. */
export type Asked = Pick<Booking, 'id' | 'reference' | 'product' | 'from' | 'to'> & {
  name: string
  what: string
  unit: string | null
  zone: string
}

export const askAboutSummary = (row: BookingSummary, language: 'en' | 'fr'): Asked => ({
  id: row.id,
  reference: row.reference,
  product: row.product,
  from: row.from,
  to: row.to,
  name: row.contactName,
  what: row.className[language],
  unit: row.unitLabel,
  zone: row.pickupTimeZone,
})

export const askAboutBooking = (booking: Booking, language: 'en' | 'fr'): Asked => ({
  id: booking.id,
  reference: booking.reference,
  product: booking.product,
  from: booking.from,
  to: booking.to,
  name: booking.contact.name,
  what: booking.class.name[language],
  unit: booking.unit?.label ?? null,
  zone: booking.pickup.timeZone,
})
