import { taxWithin } from '../kernel/index.ts'
import type { FinishedLine } from './issue-document.ts'

/** What an invoice has at one rate of tax, and what of it was taken back already; tax included. */
export type CreditableRate = { taxBasisPoints: number; invoicedMinor: number; creditedMinor: number }

const left = ({ invoicedMinor, creditedMinor }: CreditableRate) => invoicedMinor - creditedMinor

/**
 * The lines that take an amount back from an invoice, one for each of its rates, in proportion to what is left of them.
 * The tax of a part is what it adds to the tax of all that was taken back: so however many parts there are, together
 * they take back the tax of the invoice, to the minor unit.
 */
export function creditLines(
  rates: readonly CreditableRate[],
  amountMinor: number,
  params: FinishedLine['params'],
): FinishedLine[] {
  const total = rates.reduce((sum, rate) => sum + left(rate), 0)
  let before = 0
  return rates.flatMap((rate): FinishedLine[] => {
    const upTo = before + left(rate)
    const share = Math.round((amountMinor * upTo) / total) - Math.round((amountMinor * before) / total)
    before = upTo
    if (share === 0) return []
    const { taxBasisPoints, creditedMinor } = rate
    const taxMinor =
      taxWithin(creditedMinor + share, taxBasisPoints) - taxWithin(creditedMinor, taxBasisPoints)
    const amounts = { quantity: 1, unitMinor: share, amountMinor: share, taxBasisPoints, taxMinor }
    return [{ code: 'credit', kind: 'credit', ...amounts, account: 'refunds', params }]
  })
}
