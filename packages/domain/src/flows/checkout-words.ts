import type { Booking } from '../booking/contract.ts'
import { type CheckoutTakes, dayWords, type Locale, timeWords, zoneWords } from '../kernel/index.ts'

type Due = {
  expiresAt: string
  back: { change?: string; due?: string }
  takes: CheckoutTakes
  /** When the card is asked for the price, where it is only saved now. */
  heldFrom: Date
}

/** What the checkout page says: what is paid for, and until when it is held (the page itself cannot count down). */
export function checkoutWords(
  booking: Booking,
  { expiresAt, back, takes, heldFrom }: Due,
  locale: Locale,
): { description: string; notice: string } {
  const { pickup, dropoff, pendingChange } = booking
  const shown = back.change === undefined ? null : pendingChange
  const from = dayWords(shown?.from ?? booking.from, pickup.timeZone, locale)
  const to = dayWords(shown?.to ?? booking.to, dropoff.timeZone, locale)
  const what = (shown?.className ?? booking.class.name)[locale]
  const until = `${timeWords(new Date(expiresAt), pickup.timeZone, locale)}, ${zoneWords(pickup.timeZone, locale)}`
  const asked = dayWords(heldFrom.toISOString(), pickup.timeZone, locale)
  const later = {
    rental: { en: 'charged at pick-up', fr: 'débité au retrait' },
    parking: { en: 'charged when you leave', fr: 'débité à la sortie' },
  }[booking.product]
  const notices = {
    payment: { en: `Held until ${until}.`, fr: `Réservé pour vous jusqu’à ${until}.` },
    hold: {
      en: `Nothing is charged now: the amount is held on your card and ${later.en}. Your booking waits until ${until}.`,
      fr: `Rien n’est débité maintenant : le montant est bloqué sur votre carte et ${later.fr}. Réservé pour vous jusqu’à ${until}.`,
    },
    card: {
      en: `Nothing is charged now: your card is saved, the amount is held on it from ${asked} and ${later.en}. Your booking waits until ${until}.`,
      fr: `Rien n’est débité maintenant : votre carte est enregistrée, le montant y sera bloqué à partir du ${asked} et ${later.fr}. Réservé pour vous jusqu’à ${until}.`,
    },
    change: {
      en: `The difference for your change. Pay until ${until}; your booking stands as it is meanwhile.`,
      fr: `La différence pour votre modification. À payer avant ${until} ; d’ici là, votre réservation reste inchangée.`,
    },
    due: { en: 'What is still due for this booking.', fr: 'Ce qui reste dû pour cette réservation.' },
  }
  const notice = back.due ? notices.due : back.change ? notices.change : notices[takes]
  return {
    description: `${what} · ${shown?.pickupName ?? pickup.name} · ${from} – ${to}`,
    notice: notice[locale],
  }
}
