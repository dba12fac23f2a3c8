import type { Booking } from '../booking/contract.ts'
import { dayWords, type Locale, moneyWords, zoneWords } from '../kernel/index.ts'
import type { NotificationKind } from './contract.ts'
import type { Message } from './layout.ts'
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
}

type Words = {
  subject: string
  heading: string
  paragraphs: string[]
  action: string | null
  withPass?: true
  withAmounts?: true
}
type Template = Record<Locale, (given: Given) => Words>

const paid = ({ booking, locale }: Given) => moneyWords(booking.payment.paidMinor, booking.currency, locale)
const back = ({ booking, locale, refundMinor }: Given) =>
  moneyWords(refundMinor ?? booking.payment.refundedMinor, booking.currency, locale)
const className = ({ booking, locale }: Given) => booking.class.name[locale]
const start = ({ booking, locale }: Given) => dayWords(booking.from, booking.pickup.timeZone, locale)
const reference = ({ booking }: Given) => spaced(booking.reference)
const isCar = ({ booking }: Given) => booking.product === 'rental'
const freeUntil = ({ booking, locale }: Given) =>
  dayWords(booking.freeCancellationUntil, booking.pickup.timeZone, locale)
const deposit = ({ booking, locale }: Given) => moneyWords(booking.depositMinor, booking.currency, locale)

const toCard = (given: Given) =>
  card(given.booking)
    ? { en: ` to ${card(given.booking)}`, fr: ` sur ${card(given.booking)}` }
    : { en: '', fr: '' }

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

const due = ({ booking, locale }: Given) => moneyWords(booking.dueMinor, booking.currency, locale)

function differenceOf({ booking, locale, change }: Given) {
  const minor = change?.differenceMinor ?? 0
  const words = (value: number) => moneyWords(value, booking.currency, locale)
  return { minor, amount: words(Math.abs(minor)), total: words(booking.totalMinor) }
}

/** The amount that was paid for a change that could not be made. */
const changeDue = ({ booking, locale, change }: Given) =>
  moneyWords(change?.dueMinor ?? 0, booking.currency, locale)

/** One entry a kind; each says what happened, what to do and by when (style: sentence case, no exclamation marks). */
const templates: Record<NotificationKind, Template> = {
  booking_confirmed: {
    en: (given) => ({
      subject: `Booked: ${className(given)}, ${start(given)} (${reference(given)})`,
      heading: 'You’re booked',
      paragraphs: [
        isCar(given)
          ? `You paid ${paid(given)}. Bring your driving licence${given.booking.depositMinor > 0 ? ` and a card for the ${deposit(given)} hold` : ''}.`
          : `You paid ${paid(given)}. The barrier knows your plate; the pass below opens it too.`,
        `Free to cancel until ${freeUntil(given)}.`,
      ],
      action: 'View booking',
      withPass: true,
    }),
    fr: (given) => ({
      subject: `Réservé : ${className(given)}, ${start(given)} (${reference(given)})`,
      heading: 'C’est réservé',
      paragraphs: [
        isCar(given)
          ? `Vous avez payé ${paid(given)}. Prenez votre permis de conduire${given.booking.depositMinor > 0 ? ` et une carte pour l’empreinte de ${deposit(given)}` : ''}.`
          : `Vous avez payé ${paid(given)}. La barrière connaît votre plaque ; le pass ci-dessous l’ouvre aussi.`,
        `Annulation gratuite jusqu’au ${freeUntil(given)}.`,
      ],
      action: 'Voir la réservation',
      withPass: true,
    }),
  },
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
  booking_cancelled: {
    en: (given) => ({
      subject: `Cancelled: ${reference(given)}`,
      heading: 'Your booking is cancelled',
      paragraphs: [
        given.booking.payment.refundedMinor > 0
          ? `Of ${paid(given)} paid, ${back(given)} goes back${toCard(given).en}. Banks take 5–10 days.`
          : given.booking.payment.paidMinor > 0
            ? `You paid ${paid(given)}. At this time nothing is refunded, as the terms of the booking say.`
            : 'Nothing was charged.',
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Annulé : ${reference(given)}`,
      heading: 'Votre réservation est annulée',
      paragraphs: [
        given.booking.payment.refundedMinor > 0
          ? `Sur ${paid(given)} payés, ${back(given)} vous reviennent${toCard(given).fr}. Comptez 5 à 10 jours.`
          : given.booking.payment.paidMinor > 0
            ? `Vous avez payé ${paid(given)}. À cette date, rien n’est remboursé, selon les conditions de la réservation.`
            : 'Rien n’a été débité.',
      ],
      action: 'Voir la réservation',
    }),
  },
  receipt: {
    en: (given) => ({
      subject: `Receipt for ${reference(given)}`,
      heading: isCar(given) ? 'Thank you, the car is back' : 'Thank you, drive safely',
      paragraphs: [
        given.booking.dueMinor > 0
          ? `You paid ${paid(given)}, and ${due(given)} is still to be paid. Here is what for, tax included.`
          : given.booking.bill && given.booking.payment.refundedMinor > 0
            ? `You paid ${paid(given)}, and ${back(given)} goes back${toCard(given).en}. Here is what for, tax included.`
            : `You paid ${paid(given)}. Here is what for, tax included.`,
      ],
      action: 'View booking',
      withAmounts: true,
    }),
    fr: (given) => ({
      subject: `Reçu pour ${reference(given)}`,
      heading: isCar(given) ? 'Merci, la voiture est rendue' : 'Merci et bonne route',
      paragraphs: [
        given.booking.dueMinor > 0
          ? `Vous avez payé ${paid(given)}, et il reste ${due(given)} à payer. En voici le détail, taxes comprises.`
          : given.booking.bill && given.booking.payment.refundedMinor > 0
            ? `Vous avez payé ${paid(given)}, et ${back(given)} vous reviennent${toCard(given).fr}. En voici le détail, taxes comprises.`
            : `Vous avez payé ${paid(given)}. En voici le détail, taxes comprises.`,
      ],
      action: 'Voir la réservation',
      withAmounts: true,
    }),
  },
  payment_refunded: {
    en: (given) => ({
      subject: `${back(given)} is on its way`,
      heading: `${back(given)} is on its way`,
      paragraphs: [`We sent your refund for ${reference(given)}${toCard(given).en}. Banks take 5–10 days.`],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `${back(given)} en route vers vous`,
      heading: `${back(given)} en route vers vous`,
      paragraphs: [
        `Nous avons envoyé votre remboursement pour ${reference(given)}${toCard(given).fr}. Comptez 5 à 10 jours.`,
      ],
      action: 'Voir la réservation',
    }),
  },
  hold_lost: {
    en: (given) => ({
      subject: `We couldn’t keep ${reference(given)}`,
      heading: 'Your payment came after the hold had ended',
      paragraphs: [
        `Nothing of this class was left, so all of ${paid(given)} goes back${toCard(given).en}. Sorry. Banks take 5–10 days.`,
      ],
      action: 'Search again',
    }),
    fr: (given) => ({
      subject: `Nous n’avons pas pu garder ${reference(given)}`,
      heading: 'Votre paiement est arrivé après la fin de l’option',
      paragraphs: [
        `Il ne restait rien dans cette catégorie : la totalité, ${paid(given)}, vous revient${toCard(given).fr}. Désolés. Comptez 5 à 10 jours.`,
      ],
      action: 'Chercher à nouveau',
    }),
  },
  no_show: {
    en: (given) => ({
      subject: `We closed booking ${reference(given)}`,
      heading: `We closed booking ${reference(given)}`,
      paragraphs: [
        `Nobody came ${isCar(given) ? 'to collect the car' : 'to park'}, so we released it. ${given.booking.payment.refundedMinor > 0 ? `${back(given)} of ${paid(given)} goes back${toCard(given).en}.` : ''}`.trim(),
        'Something held you up? Reply within 7 days and we’ll review it.',
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Nous avons clos la réservation ${reference(given)}`,
      heading: `Nous avons clos la réservation ${reference(given)}`,
      paragraphs: [
        `Personne n’est venu ${isCar(given) ? 'chercher la voiture' : 'se garer'} ; la place est rendue. ${given.booking.payment.refundedMinor > 0 ? `${back(given)} sur ${paid(given)} vous reviennent${toCard(given).fr}.` : ''}`.trim(),
        'Un contretemps ? Répondez sous 7 jours et nous réexaminerons.',
      ],
      action: 'Voir la réservation',
    }),
  },
  booking_link: {
    en: (given) => ({
      subject: `Your booking ${reference(given)}`,
      heading: 'Here is your booking',
      paragraphs: ['You asked for the link to this booking. Whoever has the link can open it.'],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Votre réservation ${reference(given)}`,
      heading: 'Voici votre réservation',
      paragraphs: ['Vous avez demandé le lien de cette réservation. Quiconque a le lien peut l’ouvrir.'],
      action: 'Voir la réservation',
    }),
  },
}

const labels = {
  en: {
    what: 'Booked',
    from: 'From',
    to: 'Until',
    where: 'Where',
    back: 'Return to',
    plate: 'Plate',
    reference: 'Reference',
    caption: 'Show this at the terminal',
    footer: 'Forecourt sends this email because of your booking.',
  },
  fr: {
    what: 'Réservé',
    from: 'Du',
    to: 'Au',
    where: 'Où',
    back: 'Retour à',
    plate: 'Plaque',
    reference: 'Référence',
    caption: 'À montrer à la borne',
    footer: 'Forecourt vous écrit au sujet de votre réservation.',
  },
}

/** The whole message for a kind, from its words and the booking's facts. */
export function compose(kind: NotificationKind, given: Given): Message & { withPass: boolean } {
  const { booking, locale, link } = given
  const words = templates[kind][locale](given)
  const label = labels[locale]
  const facts: [string, string][] = [
    [label.reference, reference(given)],
    [label.what, className(given)],
    [label.from, `${start(given)}, ${zoneWords(booking.pickup.timeZone, locale)}`],
    [
      label.to,
      `${dayWords(booking.to, booking.dropoff.timeZone, locale)}, ${zoneWords(booking.dropoff.timeZone, locale)}`,
    ],
    [label.where, `${booking.pickup.name}, ${booking.pickup.address}`],
    ...(booking.dropoff.id === booking.pickup.id
      ? []
      : [[label.back, `${booking.dropoff.name}, ${booking.dropoff.address}`] satisfies [string, string]]),
    ...(booking.plate === null ? [] : [[label.plate, booking.plate] satisfies [string, string]]),
  ]
  return {
    subject: words.subject,
    heading: words.heading,
    paragraphs: words.paragraphs,
    facts,
    amounts: words.withAmounts ? given.amounts : [],
    action: words.action ? { label: words.action, url: link } : null,
    image: words.withPass ? { cid: 'pass', alt: spaced(booking.reference), caption: label.caption } : null,
    footer: label.footer,
    withPass: words.withPass === true,
  }
}
