import type { Booking } from '../booking/contract.ts'

type Locale = 'en' | 'fr'

/** "Lisbon time" from an IANA zone: the last part of its name is the city. */
export function zoneWords(timeZone: string, locale: Locale): string {
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
  return locale === 'fr' ? `heure de ${city}` : `${city} time`
}

export const atBranch = (
  at: Date,
  timeZone: string,
  locale: Locale,
  format: Intl.DateTimeFormatOptions,
): string => new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { timeZone, ...format }).format(at)

const dayAndTime: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
}

/** What the checkout page says: what is paid for, and until when it is held (the page itself cannot count down). */
export function checkoutWords(
  booking: Booking,
  heldUntil: Date,
  locale: Locale,
): { description: string; notice: string } {
  const from = atBranch(new Date(booking.from), booking.pickup.timeZone, locale, dayAndTime)
  const to = atBranch(new Date(booking.to), booking.dropoff.timeZone, locale, dayAndTime)
  const time = atBranch(heldUntil, booking.pickup.timeZone, locale, { hour: '2-digit', minute: '2-digit' })
  const zone = zoneWords(booking.pickup.timeZone, locale)
  const held =
    locale === 'fr' ? `Réservé pour vous jusqu’à ${time}, ${zone}.` : `Held until ${time}, ${zone}.`
  return {
    description: `${booking.class.name[locale]} · ${booking.pickup.name} · ${from} – ${to}`,
    notice: held,
  }
}
