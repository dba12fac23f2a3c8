import { cached } from './cached.ts'

export type MoneyStyle = 'exact' | 'whole' | 'rounded'

const styles: Record<MoneyStyle, Intl.NumberFormatOptions> = {
  exact: {},
  whole: { trailingZeroDisplay: 'stripIfInteger' },
  rounded: { maximumFractionDigits: 0 },
}

const formatter = cached(
  (locale: string, currency: string, style: MoneyStyle) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, ...styles[style] }),
)

/**
 * An amount in minor units (cents, or whole yen: as many digits as the currency has) in the locale's way.
 * `whole` drops a zero fraction, for rates and headlines: "€8"; a total to be paid keeps it: "€8.00". `rounded` has no
 * fraction at all, for where the exact amount stands beside it.
 */
export function formatMoney(
  minor: number,
  currency: string,
  locale: string,
  style: MoneyStyle = 'exact',
): string {
  return formatter(locale, currency, style).format(minor / 10 ** fractionDigits(currency))
}

/** An amount as it stands in a field: "1234.50", with the locale's comma and nothing else. */
export function typedMoney(minor: number, currency: string, locale: string): string {
  const digits = fractionDigits(currency)
  const shape = {
    minimumFractionDigits: digits,
    useGrouping: false,
    trailingZeroDisplay: 'stripIfInteger',
  } as const
  return new Intl.NumberFormat(locale, shape).format(minor / 10 ** digits)
}

/**
 * The minor units of an amount that was typed, or undefined: "88", "88.5", "88,50", "€ 1 234.50" and "1.234,50" are
 * fine in every locale. A point or comma before three digits groups; before fewer it begins the fraction.
 */
export function parseMoney(text: string, currency: string): number | undefined {
  const bare = text.replace(/[\s'’\p{Sc}]/gu, '').replace(new RegExp(currency, 'i'), '')
  const [, whole = '', fraction = ''] = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? []
  const digits = fractionDigits(currency)
  if (whole === '' || fraction.length > digits) return undefined
  return Number(whole.replace(/[.,]/g, '')) * 10 ** digits + Number(fraction.padEnd(digits, '0'))
}

/** Whatever the style: 2 for euros, 0 for yen. */
function fractionDigits(currency: string): number {
  return formatter('en', currency, 'exact').resolvedOptions().maximumFractionDigits ?? 0
}
