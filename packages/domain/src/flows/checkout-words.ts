import type { Booking } from '../booking/contract.ts'
import { dayWords, type Locale, timeWords, zoneWords } from '../kernel/index.ts'

/** What the checkout page says: what is paid for, and until when it is held (the page itself cannot count down). */
export function checkoutWords(
  booking: Booking,
  heldUntil: Date,
  locale: Locale,
): { description: string; notice: string } {
  const { pickup, dropoff } = booking
  const from = dayWords(booking.from, pickup.timeZone, locale)
  const to = dayWords(booking.to, dropoff.timeZone, locale)
  const until = `${timeWords(heldUntil, pickup.timeZone, locale)}, ${zoneWords(pickup.timeZone, locale)}`
  return {
    description: `${booking.class.name[locale]} · ${pickup.name} · ${from} – ${to}`,
    notice: locale === 'fr' ? `Réservé pour vous jusqu’à ${until}.` : `Held until ${until}.`,
  }
}
