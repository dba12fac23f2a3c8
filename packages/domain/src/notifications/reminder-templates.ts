/** Messages about a time that comes, and about money that is taken or could not be. */
import { dayWords, type Locale, moneyWords, zoneWords } from '../kernel/index.ts'
import type { NotificationKind } from './contract.ts'
import { due, type Given, isCar, reference, start, type Template } from './template.ts'

const end = ({ booking, locale }: Given) =>
  `${dayWords(booking.to, booking.dropoff.timeZone, locale)}, ${zoneWords(booking.dropoff.timeZone, locale)}`

const atStart: Template = {
  en: (given) => ({
    subject: `${reference(given)}: ${isCar(given) ? 'pick-up' : 'parking'} ${start(given)}`,
    heading: isCar(given) ? 'Your car is waiting soon' : 'Your parking begins soon',
    paragraphs: [
      isCar(given)
        ? `At ${given.booking.pickup.name}, from 30 minutes before. Bring your driving licence and the card you paid with.`
        : `At ${given.booking.pickup.name}. The barrier knows ${given.booking.plate}; the pass below opens it too.`,
      `Late or not coming? Change or cancel it there, or call ${given.booking.pickup.phone}.`,
    ],
    action: 'View booking',
    withPass: true,
  }),
  fr: (given) => ({
    subject: `${reference(given)} : ${isCar(given) ? 'départ' : 'stationnement'} ${start(given)}`,
    heading: isCar(given) ? 'Votre véhicule vous attend bientôt' : 'Votre stationnement commence bientôt',
    paragraphs: [
      isCar(given)
        ? `À ${given.booking.pickup.name}, dès 30 minutes avant. Prenez votre permis de conduire et la carte du paiement.`
        : `À ${given.booking.pickup.name}. La barrière connaît ${given.booking.plate} ; le pass ci-dessous l’ouvre aussi.`,
      `En retard, ou vous ne venez pas ? Modifiez ou annulez en ligne, ou appelez le ${given.booking.pickup.phone}.`,
    ],
    action: 'Voir la réservation',
    withPass: true,
  }),
}

const atEnd: Template = {
  en: (given) => ({
    subject: `${reference(given)} ends ${end(given)}`,
    heading: isCar(given) ? 'Your car is due back soon' : 'Your parking ends soon',
    paragraphs: [
      isCar(given)
        ? `Bring it back to ${given.booking.dropoff.name} by ${end(given)}.`
        : `Drive out by ${end(given)}.`,
      'Need more time? Extend it there, as far as the next booking leaves room.',
    ],
    action: 'View booking',
  }),
  fr: (given) => ({
    subject: `${reference(given)} se termine ${end(given)}`,
    heading: isCar(given) ? 'Le retour approche' : 'Votre stationnement se termine bientôt',
    paragraphs: [
      isCar(given)
        ? `Rapportez le véhicule à ${given.booking.dropoff.name} avant ${end(given)}.`
        : `Sortez avant ${end(given)}.`,
      'Besoin de plus de temps ? Prolongez en ligne, tant que la réservation suivante le permet.',
    ],
    action: 'Voir la réservation',
  }),
}

const charged = ({ booking, locale, charge }: Given) =>
  moneyWords(charge?.amountMinor ?? 0, booking.currency, locale)

const chargeKinds: Record<NonNullable<Given['charge']>['kind'], Record<Locale, string>> = {
  damage: { en: 'Damage', fr: 'Dommage' },
  cleaning: { en: 'Cleaning', fr: 'Nettoyage' },
  fine: { en: 'Fine', fr: 'Amende' },
  fuel: { en: 'Fuel', fr: 'Carburant' },
  other: { en: 'Other', fr: 'Autre' },
}
const what = ({ charge, locale }: Given) =>
  charge ? `${chargeKinds[charge.kind][locale]}: ${charge.note}` : ''

const heldUntil = ({ booking, locale }: Given) =>
  booking.holdExpiresAt === null ? '' : dayWords(booking.holdExpiresAt, booking.pickup.timeZone, locale)

export const reminderTemplates = {
  hold_ending: {
    en: (given) => ({
      subject: `${reference(given)}: held until ${heldUntil(given)}`,
      heading: 'Your hold ends in a few minutes',
      paragraphs: [`Pay by ${heldUntil(given)} to keep it. Afterwards somebody else may take it.`],
      action: 'Pay now',
    }),
    fr: (given) => ({
      subject: `${reference(given)} : option jusqu’au ${heldUntil(given)}`,
      heading: 'Votre option se termine dans quelques minutes',
      paragraphs: [
        `Payez avant le ${heldUntil(given)} pour la garder. Ensuite, quelqu’un d’autre peut la prendre.`,
      ],
      action: 'Payer maintenant',
    }),
  },
  checked_in: {
    en: (given) => ({
      subject: isCar(given)
        ? `${reference(given)}: the car is yours until ${end(given)}`
        : `${reference(given)}: parked until ${end(given)}`,
      heading: isCar(given) ? 'Drive safely' : 'You’re parked',
      paragraphs: [
        isCar(given)
          ? `Bring it back to ${given.booking.dropoff.name} by ${end(given)}. Something wrong on the road? Call ${given.booking.pickup.phone}.`
          : `Drive out by ${end(given)}. The barrier knows ${given.booking.plate}.`,
        ...(isCar(given)
          ? ['A scratch that was there before you? In the first hour your booking takes photos of it.']
          : []),
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: isCar(given)
        ? `${reference(given)} : le véhicule est à vous jusqu’au ${end(given)}`
        : `${reference(given)} : garé jusqu’au ${end(given)}`,
      heading: isCar(given) ? 'Bonne route' : 'Vous êtes garé',
      paragraphs: [
        isCar(given)
          ? `Rapportez-le à ${given.booking.dropoff.name} avant le ${end(given)}. Un souci en route ? Appelez le ${given.booking.pickup.phone}.`
          : `Sortez avant le ${end(given)}. La barrière connaît ${given.booking.plate}.`,
        ...(isCar(given)
          ? ['Une rayure d’avant vous ? Pendant la première heure, votre réservation en prend des photos.']
          : []),
      ],
      action: 'Voir la réservation',
    }),
  },
  pickup_reminder: atStart,
  pickup_soon: atStart,
  return_reminder: atEnd,
  return_soon: atEnd,
  booking_charged: {
    en: (given) => ({
      subject: `${charged(given)} charged for ${reference(given)}`,
      heading: `We charge ${charged(given)}`,
      paragraphs: [
        `${what(given)}.`,
        'It is taken from your deposit as far as that goes, then from the card you paid with. The invoice is on the page of your booking.',
        `Not right? Call ${given.booking.pickup.phone}.`,
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `${charged(given)} facturés pour ${reference(given)}`,
      heading: `Nous facturons ${charged(given)}`,
      paragraphs: [
        `${what(given)}.`,
        'Le montant est prélevé sur votre caution, puis sur la carte du paiement. La facture se trouve sur la page de votre réservation.',
        `Une erreur ? Appelez le ${given.booking.pickup.phone}.`,
      ],
      action: 'Voir la réservation',
    }),
  },
  payment_failed: {
    en: (given) => ({
      subject: `${reference(given)}: ${due(given)} could not be taken from your card`,
      heading: 'Your card said no',
      paragraphs: [
        `${due(given)} is still to be paid for booking ${reference(given)}. Pay it with this or another card on the page of your booking.`,
      ],
      action: 'Pay now',
    }),
    fr: (given) => ({
      subject: `${reference(given)} : ${due(given)} n’ont pas pu être prélevés`,
      heading: 'Votre carte a été refusée',
      paragraphs: [
        `Il reste ${due(given)} à payer pour la réservation ${reference(given)}. Réglez avec cette carte ou une autre sur la page de votre réservation.`,
      ],
      action: 'Payer maintenant',
    }),
  },
} satisfies Partial<Record<NotificationKind, Template>>
