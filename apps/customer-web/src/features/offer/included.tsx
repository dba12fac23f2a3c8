import type { Quote } from '@forecourt/domain/pricing/contract'
import { useFormat } from '@forecourt/ui'
import { Check } from 'lucide-react'
import { useT } from '../../i18n.ts'
import type { OfferItem } from '../results/offers.ts'
import { Section } from '../shared/section.tsx'

/** What the price covers, and what is expected of the customer. */
export function Included({ item, quote }: { item: OfferItem; quote: Quote | undefined }) {
  const t = useT()
  const { money, number, duration } = useFormat()
  const { offer, branch } = item
  const { product, fuel, minAge, maxHeightCm, bayKind } = offer.class
  const percent =
    quote && number(quote.taxBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 1 })
  const lines = [
    percent && t('offer.tax', { percent }),
    product === 'rental' &&
      (offer.kmIncluded === null
        ? t('offer.kmUnlimited')
        : t('offer.km', {
            km: number(offer.kmIncluded),
            amount: quote?.extraKmMinor ? money(quote.extraKmMinor, offer.currency) : '–',
          })),
    product === 'rental' && (fuel === 'electric' ? t('offer.chargeSame') : t('offer.fuelSame')),
    product === 'rental' &&
      t('offer.deposit', { amount: money(offer.depositMinor, offer.currency, 'whole') }),
    minAge > 0 && t('offer.minAge', { age: minAge }),
    product === 'parking' && t('offer.plateOpens'),
    maxHeightCm !== null && t('offer.height', { metres: (maxHeightCm / 100).toFixed(2) }),
    bayKind === 'accessible' && t('offer.permit'),
    bayKind === 'ev' && t('offer.evBay'),
    t('offer.early', { duration: duration(branch.earlyMinutes) }),
  ].filter((line) => typeof line === 'string')
  return (
    <Section title={t('offer.included')}>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {lines.map((line) => (
          <li key={line} className="flex items-start gap-3">
            <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-brand" />
            {line}
          </li>
        ))}
      </ul>
    </Section>
  )
}
