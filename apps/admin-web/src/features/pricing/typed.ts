/** Basis points of a percentage that was typed: "+15", "15 %" or "−6,5"; undefined for what is none. */
export function parsePercent(text: string): number | undefined {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(bare(text)) ?? []
  if (whole === undefined) return undefined
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '-' ? 0 - points : points
}

const bare = (text: string): string => text.replace(/[\s%]/g, '').replace(/[−–]/, '-')

/** A whole number that was typed, or undefined. */
export function parseCount(text: string): number | undefined {
  const digits = text.replace(/\s/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
}

/** A percentage as it stands in a field: "15" or "−6,5", with the locale's comma. */
export const typedPercent = (
  points: number,
  locale: string,
  sign: 'always' | 'negative' = 'negative',
): string =>
  new Intl.NumberFormat(locale, {
    useGrouping: false,
    maximumFractionDigits: 2,
    signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
  }).format(points / 100)
