import type { Quote } from '@forecourt/domain/pricing/contract'
import { type PriceLine, PriceTable, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'

/** What is paid now, what it is made of, and what is held later. */
export function ReviewPrice({ quote, lines }: { quote: Quote; lines: readonly PriceLine[] }) {
  const t = useT()
  const { number } = useFormat()
  const percent = number(quote.taxBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <PriceTable
      caption={t('book.review.price')}
      lines={lines}
      currency={quote.currency}
      total={quote.totalMinor}
      totalLabel={t(`book.review.pay.${quote.paysAt === 'booking' ? 'now' : quote.product}`)}
      notes={[
        { id: 'tax', label: t('book.review.taxIncluded', { percent }), minor: quote.taxMinor },
        ...(quote.depositMinor > 0
          ? [{ id: 'deposit', label: t('book.review.deposit'), minor: quote.depositMinor }]
          : []),
      ]}
    />
  )
}
