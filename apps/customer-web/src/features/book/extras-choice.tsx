import type { Product } from '@forecourt/domain/fleet/contract'
import type { Extra } from '@forecourt/domain/pricing/contract'
import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { CoverChoice } from './cover-choice.tsx'
import { ExtraRows } from './extra-rows.tsx'
import type { Extras } from './wizard-search.ts'

export type ExtrasChoiceProps = {
  product: Product
  /** What the branch offers. */
  extras: readonly Extra[]
  currency: string
  chosen: Extras
  onChange: (extras: Extras) => void
}

/** One cover of several or none, and so many of each other thing. */
export function ExtrasChoice({ product, extras, currency, chosen, onChange }: ExtrasChoiceProps) {
  const t = useT()
  const { money } = useFormat()
  const covers = extras.filter(({ kind }) => kind === 'protection')
  const others = extras.filter(({ kind }) => kind !== 'protection')
  const priceOf = ({ charge, amountMinor, currency: of }: Extra) => {
    const amount = money(amountMinor, of)
    if (charge === 'per_day') return t('book.extras.perDay', { amount })
    return t(`book.extras.perRental.${product}`, { amount })
  }
  const chooseCover = (id: string | null) => {
    const kept = [...chosen].filter(([other]) => !covers.some((cover) => cover.id === other))
    onChange(new Map(id === null ? kept : [...kept, [id, 1]]))
  }
  return (
    <>
      {covers.length > 0 && <CoverChoice {...{ covers, chosen, currency, priceOf }} onChoose={chooseCover} />}
      {others.length > 0 && (
        <ExtraRows
          extras={others}
          {...{ chosen, priceOf }}
          onChange={(id, pieces) => onChange(new Map([...chosen, [id, pieces]]))}
        />
      )}
    </>
  )
}
