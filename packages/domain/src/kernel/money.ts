/** How many minor units make a major one, as powers of ten: 2 for EUR, 0 for JPY (ISO 4217, by way of Intl). */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** To a whole minor unit, half away from zero, and never a minus zero. */
export const roundMinor = (exact: number): number => Math.sign(exact) * Math.round(Math.abs(exact)) + 0

/** Part of an amount in basis points, rounded half away from zero to a whole minor unit: 2000 of 10 000 is 20 %. */
export function basisPoints(amountMinor: number, points: number): number {
  return roundMinor((amountMinor * points) / 10_000)
}

/** The tax inside a price that includes it: gross × rate / (1 + rate), rounded once. */
export function taxWithin(grossMinor: number, taxBasisPoints: number): number {
  return Math.round((grossMinor * taxBasisPoints) / (10_000 + taxBasisPoints))
}
