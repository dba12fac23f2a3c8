/** Words for money, time and places in emails and on the checkout page. Screens have their own (packages/ui). */

export type Locale = 'en' | 'fr'

const tag: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }

/** An amount with its currency, e.g. "€182.40" or "182,40 €". */
export function moneyWords(minor: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(tag[locale], { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

const dayAndTime: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
}
const timeOnly: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }

const inZone = (at: Date, timeZone: string, locale: Locale, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tag[locale], { timeZone, ...parts }).format(at)

/** Day and hour by the branch's clock, e.g. "Mon 12 May, 10:00". */
export const dayWords = (at: Date | string, timeZone: string, locale: Locale): string =>
  inZone(new Date(at), timeZone, locale, dayAndTime)

/** The hour by the branch's clock, e.g. "14:32". */
export const timeWords = (at: Date, timeZone: string, locale: Locale): string =>
  inZone(at, timeZone, locale, timeOnly)
