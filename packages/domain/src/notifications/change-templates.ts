/** Messages about changes of plan. */
import { type Locale, moneyWords } from '../kernel/index.ts'
import { className, due, type Given, reference, start, type Template, toCard } from './template.ts'

export const changeTemplates = {
  booking_changed: {
    en: (given) => ({
      subject: `Changed: ${className(given)}, ${start(given)} (${reference(given)})`,
      heading: 'Your booking is changed',
      paragraphs: [
        difference.en(given),
        'These are the new times. The file attached replaces the entry in your calendar.',
      ],
      action: 'View booking',
      withPass: true,
      withAmounts: true,
    }),
    fr: (given) => ({
      subject: `Modifié : ${className(given)}, ${start(given)} (${reference(given)})`,
      heading: 'Votre réservation est modifiée',
      paragraphs: [
        difference.fr(given),
        'Voici les nouveaux horaires. Le fichier joint remplace l’entrée de votre agenda.',
      ],
      action: 'Voir la réservation',
      withPass: true,
      withAmounts: true,
    }),
  },
  change_refused: {
    en: (given) => ({
      subject: `We couldn’t change ${reference(given)}`,
      heading: 'Your change could not be made',
      paragraphs: [
        `When your payment came, what you wanted was no longer free. All of ${changeDue(given)} goes back${toCard(given).en}; banks take 5–10 days.`,
        'Your booking stands as it was, with the times below.',
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Nous n’avons pas pu modifier ${reference(given)}`,
      heading: 'Votre modification n’a pas pu être faite',
      paragraphs: [
        `À l’arrivée de votre paiement, ce que vous vouliez n’était plus libre. La totalité, ${changeDue(given)}, vous revient${toCard(given).fr} ; comptez 5 à 10 jours.`,
        'Votre réservation reste telle qu’elle était, aux horaires ci-dessous.',
      ],
      action: 'Voir la réservation',
    }),
  },
} satisfies Record<string, Template>

/** What a change did to the price, in a sentence. */
const difference: Record<Locale, (given: Given) => string> = {
  en: (given) => {
    const { minor, amount, total } = differenceOf(given)
    if (minor === 0) return `The price stays at ${total}.`
    if (minor < 0)
      return `The new price is ${total}, ${amount} less; the difference goes back${toCard(given).en}.`
    return given.booking.dueMinor > 0
      ? `The new price is ${total}, ${amount} more. ${due(given)} is still to be paid.`
      : `The new price is ${total}, ${amount} more, and it is paid.`
  },
  fr: (given) => {
    const { minor, amount, total } = differenceOf(given)
    if (minor === 0) return `Le prix reste de ${total}.`
    if (minor < 0)
      return `Le nouveau prix est de ${total}, soit ${amount} de moins ; la différence vous revient${toCard(given).fr}.`
    return given.booking.dueMinor > 0
      ? `Le nouveau prix est de ${total}, soit ${amount} de plus. Il reste ${due(given)} à payer.`
      : `Le nouveau prix est de ${total}, soit ${amount} de plus, déjà payés.`
  },
}

function differenceOf({ booking, locale, change }: Given) {
  const minor = change?.differenceMinor ?? 0
  const words = (value: number) => moneyWords(value, booking.currency, locale)
  return { minor, amount: words(Math.abs(minor)), total: words(booking.totalMinor) }
}

/** The amount that was paid for a change that could not be made. */
const changeDue = ({ booking, locale, change }: Given) =>
  moneyWords(change?.dueMinor ?? 0, booking.currency, locale)
