import { dayWords, zoneWords } from '../kernel/index.ts'
import type { NotificationKind } from './contract.ts'
import type { Message } from './layout.ts'
import { className, type Given, reference, start } from './template.ts'
import { templates } from './templates.ts'
import { spaced } from './words.ts'

const labels = {
  en: {
    what: 'Booked',
    from: 'From',
    to: 'Until',
    where: 'Where',
    back: 'Return to',
    plate: 'Plate',
    invoice: 'Invoice',
    attached: 'attached',
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
    invoice: 'Facture',
    attached: 'jointe',
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
    ...(given.invoiceNumber === null
      ? []
      : [[label.invoice, `${given.invoiceNumber} (${label.attached})`] satisfies [string, string]]),
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
