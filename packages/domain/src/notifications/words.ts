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
  'base.week': { en: 'Week', fr: 'Semaine' },
  'base.day': { en: 'Day', fr: 'Jour' },
  'base.hour': { en: 'Hour', fr: 'Heure' },
  'base.step': { en: 'Started quarter of an hour', fr: 'Quart d’heure entamé' },
  'base.free': { en: 'Free minutes', fr: 'Minutes gratuites' },
  one_way: { en: 'One-way fee', fr: 'Frais d’aller simple' },
  young_driver: { en: 'Young driver', fr: 'Jeune conducteur' },
  change_fee: { en: 'Kept after a late change', fr: 'Retenu pour modification tardive' },
  late: { en: 'Returned late', fr: 'Retour tardif' },
  early_return: { en: 'Left early', fr: 'Départ anticipé' },
  chosen_unit: { en: 'This very car', fr: 'Ce véhicule précis' },
}

/** A line of a price in words, e.g. "3 × Day". Extras bring their own names. */
export function line(
  item: LineItem,
  extras: ReadonlyMap<string, Record<Locale, string>>,
  locale: Locale,
): string {
  const name =
    extras.get(item.code.replace(/^extra\./, ''))?.[locale] ?? lineWords[item.code]?.[locale] ?? item.code
  return item.quantity > 1 ? `${item.quantity} × ${name}` : name
}
