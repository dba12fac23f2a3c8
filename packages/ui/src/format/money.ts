import { cached } from './cached.ts'

const formatter = cached((locale: string, currency: string, whole: 'whole' | 'exact') => {
  const base = { style: 'currency', currency } as const
  return new Intl.NumberFormat(
    locale,
    whole === 'whole' ? { ...base, trailingZeroDisplay: 'stripIfInteger' } : base,
  )
})

/**
 * An amount in minor units (cents, or whole yen: as many digits as the currency has) in the locale's way.
 * `whole` drops a zero fraction, for rates and headlines: "€8"; a total to be paid keeps it: "€8.00".
 */
export function formatMoney(
  minor: number,
  currency: string,
  locale: string,
  style: 'exact' | 'whole' = 'exact',
): string {
  const format = formatter(locale, currency, style)
  return format.format(minor / 10 ** fractionDigits(format))
}

function fractionDigits(format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? 0
}
