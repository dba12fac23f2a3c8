/** What templates are made of: their shape, and the words that several of them use. */
import type { Booking } from '../booking/contract.ts'
import { dayWords, type Locale, moneyWords } from '../kernel/index.ts'
import { card, spaced } from './words.ts'

/** What a template has to work with. */
export type Given = {
  booking: Booking
  link: string
  amounts: [string, string][]
  locale: Locale
  /** The change that a message tells of, with the period that it made or would have made. */
  change: { from: Date; to: Date; differenceMinor: number; dueMinor: number } | null
  /** The refund that it tells of. */
  refundMinor: number | null
  /** The invoice that is attached. */
  invoiceNumber: string | null
  /** What staff charged for, that it tells of. */
  charge: Pick<Booking['charges'][number], 'kind' | 'note' | 'amountMinor'> | null
}

export type Words = {
  subject: string
  heading: string
  paragraphs: string[]
  action: string | null
  withPass?: true
  withAmounts?: true
}
export type Template = Record<Locale, (given: Given) => Words>

export const paid = ({ booking, locale }: Given) =>
  moneyWords(booking.payment.paidMinor, booking.currency, locale)
export const back = ({ booking, locale, refundMinor }: Given) =>
  moneyWords(refundMinor ?? booking.payment.refundedMinor, booking.currency, locale)
export const due = ({ booking, locale }: Given) => moneyWords(booking.dueMinor, booking.currency, locale)
export const className = ({ booking, locale }: Given) => booking.class.name[locale]
export const start = ({ booking, locale }: Given) => dayWords(booking.from, booking.pickup.timeZone, locale)
export const reference = ({ booking }: Given) => spaced(booking.reference)
export const isCar = ({ booking }: Given) => booking.product === 'rental'
export const freeUntil = ({ booking, locale }: Given) =>
  dayWords(booking.freeCancellationUntil, booking.pickup.timeZone, locale)
export const deposit = ({ booking, locale }: Given) =>
  moneyWords(booking.depositMinor, booking.currency, locale)

export const toCard = (given: Given) =>
  card(given.booking)
    ? { en: ` to ${card(given.booking)}`, fr: ` sur ${card(given.booking)}` }
    : { en: '', fr: '' }
/** How a refund comes back, to end a sentence: without a card that we can name, it may have been cash. */
export const wayBack = (given: Given) =>
  card(given.booking)
    ? {
        en: `${toCard(given).en}. Banks take 5–10 days.`,
        fr: `${toCard(given).fr}. Comptez 5 à 10 jours.`,
      }
    : {
        en: ' the way you paid: to your card in 5–10 days, or in cash at the branch.',
        fr: ' comme vous avez payé : sur votre carte en 5 à 10 jours, ou en espèces à l’agence.',
      }
export const total = ({ booking, locale }: Given) => moneyWords(booking.totalMinor, booking.currency, locale)
/** Nothing was paid of a booking that costs something: the counter sees to it. */
export const isUnpaid = ({ booking }: Given) =>
  booking.totalMinor > 0 && booking.payment.paidMinor === 0 && booking.payment.promisedMinor === 0

const promised = ({ booking, locale }: Given) =>
  moneyWords(booking.payment.promisedMinor, booking.currency, locale)
export const kept = ({ booking, locale }: Given) => moneyWords(booking.keptMinor, booking.currency, locale)

/** How a booking is paid for, as a sentence: it was, or its card stands for it until then. */
export function paying(given: Given): Record<Locale, string> {
  const { product, payment, pickup } = given.booking
  if (payment.promisedMinor === 0)
    return { en: `You paid ${paid(given)}.`, fr: `Vous avez payé ${paid(given)}.` }
  const at = {
    rental: { en: 'at pick-up', fr: 'au retrait' },
    parking: { en: 'when you leave, for the time used', fr: 'à la sortie, selon le temps utilisé' },
  }[product]
  const amount = promised(given)
  if (payment.heldFrom === null)
    return {
      en: `${amount} is held on your card and charged ${at.en}.`,
      fr: `${amount} sont bloqués sur votre carte et débités ${at.fr}.`,
    }
  const from = (locale: Locale) => dayWords(payment.heldFrom ?? '', pickup.timeZone, locale)
  return {
    en: `Nothing is charged now. ${amount} will be held on your card from ${from('en')}, and charged ${at.en}.`,
    fr: `Rien n’est débité maintenant. ${amount} seront bloqués sur votre carte à partir du ${from('fr')}, et débités ${at.fr}.`,
  }
}
