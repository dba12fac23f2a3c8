import type { Booking } from '../booking/contract.ts'
import { dayWords, type Locale, timeWords, zoneWords } from '../kernel/index.ts'

type Due = { expiresAt: string; back: { change?: string; due?: string } }

/** What the checkout page says: what is paid for, and until when it is held (the page itself cannot count down). */
export function checkoutWords(
  booking: Booking,
  { expiresAt, back }: Due,
  locale: Locale,
): { description: string; notice: string } {
  const { pickup, dropoff, pendingChange } = booking
  const shown = back.change === undefined ? null : pendingChange
  const from = dayWords(shown?.from ?? booking.from, pickup.timeZone, locale)
  const to = dayWords(shown?.to ?? booking.to, dropoff.timeZone, locale)
  const what = (shown?.className ?? booking.class.name)[locale]
  const until = `${timeWords(new Date(expiresAt), pickup.timeZone, locale)}, ${zoneWords(pickup.timeZone, locale)}`
  const notices = {
    held: { en: `Held until ${until}.`, fr: `Réservé pour vous jusqu’à ${until}.` },
    change: {
      en: `The difference for your change. Pay until ${until}; your booking stands as it is meanwhile.`,
      fr: `La différence pour votre modification. À payer avant ${until} ; d’ici là, votre réservation reste inchangée.`,
    },
    due: { en: 'What is still due for this booking.', fr: 'Ce qui reste dû pour cette réservation.' },
  }
  const notice = back.due ? notices.due : back.change ? notices.change : notices.held
  return {
    description: `${what} · ${shown?.pickupName ?? pickup.name} · ${from} – ${to}`,
    notice: notice[locale],
  }
}
