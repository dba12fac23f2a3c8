import { cached } from './cached.ts'

const mileCountries = new Set(['GB', 'US', 'LR', 'MM'])

const metresPerMile = 1609.344

const formatter = cached(
  (locale: string, unit: string, digits: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: Number(digits),
    }),
)

/** A distance in the unit of the road signs of the branch's country (ISO 3166 alpha-2): "350 m", "1.2 km", "12 mi". */
export function formatDistance(metres: number, country: string, locale: string): string {
  if (mileCountries.has(country)) return withUnit(metres / metresPerMile, 'mile', locale)
  if (metres < 950) return formatter(locale, 'meter', '0').format(Math.round(metres / 10) * 10)
  return withUnit(metres / 1000, 'kilometer', locale)
}

function withUnit(value: number, unit: string, locale: string): string {
  return formatter(locale, unit, value < 10 ? '1' : '0').format(value)
}
