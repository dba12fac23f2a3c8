import type { Quote, RateOption } from '@forecourt/domain/pricing/contract'
import { RadioGroup, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { quoteInput } from './choice.ts'
import { useQuote } from './use-quote.ts'
import type { WizardSearch } from './wizard-search.ts'

export type RateChoiceProps = {
  search: WizardSearch
  quote: Quote
  onChange: (option: RateOption) => void
}

/** Flexible or paid ahead, each with its price and what it means; asked only where the price differs. */
export function RateChoice({ search, quote, onChange }: RateChoiceProps) {
  const t = useT()
  const { money } = useFormat()
  const other = quote.ratePlanOption === 'prepaid' ? 'flexible' : 'prepaid'
  const otherQuote = useQuote(quoteInput({ ...search, option: other })).data
  const flexible = quote.ratePlanOption === 'flexible' ? quote : otherQuote
  const totals = { [quote.ratePlanOption]: quote.totalMinor, [other]: otherQuote?.totalMinor }
  const priceOf = (option: RateOption) => {
    const total = totals[option]
    return total === undefined ? '–' : money(total, quote.currency)
  }
  return (
    <RadioGroup
      legend={t('book.review.rate.title')}
      legendHidden
      name="rate"
      value={search.option ?? 'flexible'}
      onChange={onChange}
      options={[
        {
          value: 'flexible',
          label: t('book.review.rate.flexible'),
          hint: [
            flexible?.paysAt === 'pickup' && t(`book.review.rate.later.${quote.product}`),
            t(`book.review.rate.flexibleHint.${quote.product}`),
          ]
            .filter(Boolean)
            .join(' '),
          aside: priceOf('flexible'),
        },
        {
          value: 'prepaid',
          label: t('book.review.rate.prepaid'),
          hint: t('book.review.rate.prepaidHint'),
          aside: priceOf('prepaid'),
        },
      ]}
    />
  )
}
