import { dayWords, type Locale, zoneWords } from '../kernel/index.ts'
import type { NotificationKind } from './contract.ts'
import { className, type Given, isCar, reference, start, type Template } from './template.ts'

const due = ({ booking, locale }: Given) =>
  `${dayWords(booking.to, booking.dropoff.timeZone, locale)}, ${zoneWords(booking.dropoff.timeZone, locale)}`

/** "Renault Clio, AB-123-CD", or the bay's number; nothing where it is not told: a class was booked. */
function theUnit({ booking: { unit } }: Given): string {
  if (unit === null) return ''
  const name = [unit.make, unit.model].filter(Boolean).join(' ')
  return [name, unit.plate ?? unit.label].filter(Boolean).join(', ')
}

/** Which one it is, where the customer may know. */
const nowHas = (given: Given, words: Record<Locale, string>) =>
  theUnit(given) === '' ? [] : [`${words[given.locale]} ${theUnit(given)}.`]

/** What customers are told when their vehicle or bay changes, is late for them, or is late with them. */
export const unitTemplates: Record<
  Extract<NotificationKind, 'vehicle_swapped' | 'vehicle_delayed' | 'overdue'>,
  Template
> = {
  vehicle_swapped: {
    en: (given) => ({
      subject: `${isCar(given) ? 'Another car' : 'Another bay'} for ${reference(given)}: ${className(given)}`,
      heading: isCar(given) ? 'You have another car' : 'You have another bay',
      paragraphs: [
        `For booking ${reference(given)} we give you ${className(given)}. Times, place and price stay as they are.`,
        ...nowHas(given, { en: 'It is', fr: 'C’est' }),
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `${isCar(given) ? 'Un autre véhicule' : 'Une autre place'} pour ${reference(given)} : ${className(given)}`,
      heading: isCar(given) ? 'Vous avez un autre véhicule' : 'Vous avez une autre place',
      paragraphs: [
        `Pour la réservation ${reference(given)}, nous vous attribuons : ${className(given)}. Horaires, lieu et prix ne changent pas.`,
        ...nowHas(given, { en: 'It is', fr: 'C’est' }),
      ],
      action: 'Voir la réservation',
    }),
  },
  vehicle_delayed: {
    en: (given) => ({
      subject: `${reference(given)}: ${isCar(given) ? 'your car' : 'your bay'} may be late`,
      heading: `${isCar(given) ? 'Your car' : 'Your bay'} may not be ready on time`,
      paragraphs: [
        `For ${start(given)} we have nothing free yet for booking ${reference(given)}. The staff of ${given.booking.pickup.name} are looking for another one. Sorry.`,
        `Your booking stands. Call ${given.booking.pickup.phone} if you want to change or cancel it.`,
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `${reference(given)} : ${isCar(given) ? 'votre véhicule' : 'votre place'} pourrait être en retard`,
      heading: `${isCar(given) ? 'Votre véhicule' : 'Votre place'} pourrait ne pas être prêt${isCar(given) ? '' : 'e'} à l’heure`,
      paragraphs: [
        `Pour ${start(given)}, rien n’est encore libre pour la réservation ${reference(given)}. L’équipe de ${given.booking.pickup.name} cherche une solution. Désolés.`,
        `Votre réservation tient. Appelez le ${given.booking.pickup.phone} pour la modifier ou l’annuler.`,
      ],
      action: 'Voir la réservation',
    }),
  },
  overdue: {
    en: (given) => ({
      subject: `${reference(given)} was due ${isCar(given) ? 'back' : 'out'} ${due(given)}`,
      heading: isCar(given) ? 'Your car is due back' : 'Your parking time is over',
      paragraphs: [
        isCar(given)
          ? `It was due back ${due(given)}. Bring it to ${given.booking.dropoff.name} now, or call ${given.booking.pickup.phone} to keep it longer.`
          : `It ended ${due(given)}. Drive out now, or call ${given.booking.pickup.phone} to stay longer.`,
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `${reference(given)} : ${isCar(given) ? 'retour prévu' : 'sortie prévue'} ${due(given)}`,
      heading: isCar(given) ? 'Votre véhicule est attendu' : 'Votre stationnement est terminé',
      paragraphs: [
        isCar(given)
          ? `Le retour était prévu ${due(given)}. Rapportez-le maintenant à ${given.booking.dropoff.name}, ou appelez le ${given.booking.pickup.phone} pour le garder plus longtemps.`
          : `Il a pris fin ${due(given)}. Sortez maintenant, ou appelez le ${given.booking.pickup.phone} pour rester plus longtemps.`,
      ],
      action: 'Voir la réservation',
    }),
  },
}
