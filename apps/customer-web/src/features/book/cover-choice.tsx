import type { Extra } from '@forecourt/domain/pricing/contract'
import { RadioGroup, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import type { Extras } from './wizard-search.ts'

export type CoverChoiceProps = {
  covers: readonly Extra[]
  chosen: Extras
  currency: string
  priceOf: (extra: Extra) => string
  onChoose: (id: string | null) => void
}

/** The covers, compared by what is left to pay; "No thanks" stands first and weighs the same. */
export function CoverChoice({ covers, chosen, currency, priceOf, onChoose }: CoverChoiceProps) {
  const t = useT()
  const { language, money } = useFormat()
  const excess = ({ excessMinor }: Extra) => {
    if (excessMinor === null) return ''
    if (excessMinor === 0) return t('book.extras.noExcess')
    return t('book.extras.excess', { amount: money(excessMinor, currency, 'whole') })
  }
  return (
    <RadioGroup
      legend={t('book.extras.cover')}
      hint={t('book.extras.coverHint')}
      name="cover"
      value={covers.find(({ id }) => chosen.has(id))?.id ?? 'none'}
      onChange={(id) => onChoose(id === 'none' ? null : id)}
      options={[
        {
          value: 'none',
          label: t('book.extras.noCover'),
          hint: t('book.extras.noCoverHint'),
        },
        ...covers.map((cover) => ({
          value: cover.id,
          label: cover.name[language],
          hint: `${cover.about[language]} ${excess(cover)}`,
          aside: priceOf(cover),
        })),
      ]}
    />
  )
}
