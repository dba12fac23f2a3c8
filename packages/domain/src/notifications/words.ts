import type { Booking } from '../booking/contract.ts'
import type { Locale } from '../kernel/index.ts'
import type { LineItem } from '../pricing/contract.ts'

/** K7P-2QX */
export const spaced = (reference: string): string => `${reference.slice(0, 3)}-${reference.slice(3)}`

/** "Visa ··42", or nothing when no card was used. */
export function card(booking: Booking): string {
  const { cardBrand, cardLast4 } = booking.payment
  if (cardBrand === null || cardLast4 === null) return ''
  return `${cardBrand.charAt(0).toUpperCase()}${cardBrand.slice(1)} ··${cardLast4.slice(-2)}`
}

const lineWords: Record<string, Record<Locale, string>> = {
  'base.month': { en: 'Month of 30 days', fr: 'Mois de 30 jours' },
  'base.week': { en: 'Week', fr: 'Semaine' },
  'base.day': { en: 'Day', fr: 'Jour' },
  'base.hour': { en: 'Hour', fr: 'Heure' },
  'base.step': { en: 'Started quarter of an hour', fr: 'Quart d’heure entamé' },
  'base.free': { en: 'Free minutes', fr: 'Minutes gratuites' },
  one_way: { en: 'One-way fee', fr: 'Frais d’aller simple' },
  young_driver: { en: 'Young driver', fr: 'Jeune conducteur' },
  change_fee: { en: 'Kept after a late change', fr: 'Retenu pour modification tardive' },
  cancellation_fee: { en: 'Kept after a late cancellation', fr: 'Retenu pour annulation tardive' },
  no_show_fee: { en: 'Kept, since nobody came', fr: 'Retenu pour non-présentation' },
  credit: { en: 'Taken back from invoice', fr: 'Avoir sur la facture' },
  'charge.damage': { en: 'Damage', fr: 'Dommage' },
  'charge.cleaning': { en: 'Cleaning', fr: 'Nettoyage' },
  'charge.fine': { en: 'Fine', fr: 'Amende' },
  'charge.fuel': { en: 'Fuel', fr: 'Carburant' },
  'charge.other': { en: 'Other', fr: 'Autre' },
  chosen_unit: { en: 'This very car', fr: 'Ce véhicule précis' },
  prepaid: { en: 'Paid ahead', fr: 'Payé d’avance' },
  member: { en: 'Member', fr: 'Membre' },
  promo: { en: 'Code', fr: 'Code' },
  points: { en: 'Points', fr: 'Points' },
  early_return: { en: 'Brought back early', fr: 'Rendu en avance' },
  late_return: { en: 'Brought back late', fr: 'Rendu en retard' },
  overstay: { en: 'Longer than booked', fr: 'Au-delà de la réservation' },
  extra_km: { en: 'Further kilometre', fr: 'Kilomètre supplémentaire' },
  energy: { en: 'Percent of fuel or charge missing', fr: 'Pour cent de carburant ou de charge manquant' },
  energy_service: { en: 'Refuelling or charging service', fr: 'Service de plein ou de recharge' },
  charging: { en: 'kWh charged', fr: 'kWh rechargé' },
  charging_idle: { en: 'Minute at the charger when full', fr: 'Minute à la borne une fois chargé' },
}

/** The words of a code: `base.hour.240` is an hour, `promo.WELCOME10` a code; rules bring their own names. */
function wordsOf({ code, params }: LineItem, locale: Locale): string {
  const [first = '', second = ''] = code.split('.')
  const words = lineWords[`${first}.${second}`] ?? lineWords[first]
  const name = params.code ?? params[locale]
  if (words !== undefined && params.note !== undefined) return `${words[locale]}: ${params.note}`
  if (words === undefined) return name === undefined ? code : String(name)
  return name === undefined ? words[locale] : `${words[locale]} ${name}`
}

/** A line of a price in words, e.g. "3 × Day". Extras bring their own names. */
export function line(
  item: LineItem,
  extras: ReadonlyMap<string, Record<Locale, string>>,
  locale: Locale,
): string {
  const name = extras.get(item.code.replace(/^extra\./, ''))?.[locale] ?? wordsOf(item, locale)
  return item.quantity > 1 ? `${item.quantity} × ${name}` : name
}
