import { zoneWords } from '@forecourt/domain/kernel/zone-words'
import { useUiText } from '../i18n/create-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { acrissWords, describeAcriss } from './acriss.ts'
import { clockChanges } from './clock-change.ts'
import { deviceZone, formatInstant, formatPeriod, timeElsewhere } from './date-time.ts'
import { formatDistance } from './distance.ts'
import { formatDuration } from './duration.ts'
import { formatMoney, type MoneyStyle, typedMoney } from './money.ts'
import { formatRelative } from './relative.ts'

type Rest<F> = F extends (iso: string, zone: string, locale: string, ...rest: infer R) => string ? R : never

/** The formats of this folder with the reader's language and locale filled in. */
export function useFormat() {
  const { language, locale } = useLocale()
  const t = useUiText()
  return {
    language,
    locale,
    money: (minor: number, currency: string, style?: MoneyStyle) =>
      formatMoney(minor, currency, locale, style),
    /** An amount as it stands in a field; `parseMoney` reads it. */
    typedMoney: (minor: number, currency: string) => typedMoney(minor, currency, locale),
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, options).format(value),
    instant: (iso: string, zone: string, ...rest: Rest<typeof formatInstant>) =>
      formatInstant(iso, zone, locale, ...rest),
    period: (start: string, end: string, zone: string, options?: Parameters<typeof formatPeriod>[4]) =>
      formatPeriod(start, end, zone, locale, options),
    zone: (zone: string) => zoneWords(zone, language),
    /** "(09:00 your time)", or undefined where the device is in the branch's time. */
    yourTime: (iso: string, zone: string) => {
      const time = timeElsewhere(iso, zone, deviceZone(), locale)
      return time === undefined ? undefined : t('zone.yours', { time })
    },
    duration: (minutes: number) => formatDuration(minutes, locale),
    distance: (metres: number, country: string) => formatDistance(metres, country, locale),
    relative: (iso: string, now: number) => formatRelative(iso, now, locale),
    acriss: (code: string) => describeAcriss(code, t),
    acrissWords: (code: string) => acrissWords(code, t),
    /** One sentence for each clock change inside the period. */
    clockChanges: (start: string, end: string, zone: string) =>
      clockChanges(start, end, zone).map(({ at, minutes }) =>
        t(minutes < 0 ? 'clock.back' : 'clock.forward', {
          duration: formatDuration(Math.abs(minutes), locale),
          when: formatInstant(at, zone, locale, 'date'),
        }),
      ),
  }
}
