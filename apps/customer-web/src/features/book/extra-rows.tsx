import type { Extra } from '@forecourt/domain/pricing/contract'
import { Stepper, useFormat } from '@forecourt/ui'
import { useId } from 'react'
import { useT } from '../../i18n.ts'
import type { Extras } from './wizard-search.ts'

export type ExtraRowsProps = {
  extras: readonly Extra[]
  chosen: Extras
  priceOf: (extra: Extra) => string
  onChange: (id: string, pieces: number) => void
}

/** As many as may be booked and are left for the dates. */
const mostOf = ({ left, maxQuantity }: Extra) => Math.min(maxQuantity, left ?? maxQuantity)
const isShort = (extra: Extra) => mostOf(extra) < extra.maxQuantity

/** Things to add, each with its price and a stepper. */
export function ExtraRows({ extras, chosen, priceOf, onChange }: ExtraRowsProps) {
  const t = useT()
  const { language } = useFormat()
  const title = useId()
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className="font-medium text-sm">
        {t('book.extras.more')}
      </h2>
      <ul className="mt-2 divide-y divide-hairline border-hairline border-y">
        {extras.map((extra) => (
          <li key={extra.id} className="flex items-center justify-between gap-4 py-4">
            <div className="min-w-0">
              <p className="font-medium">{extra.name[language]}</p>
              <p className="text-muted text-sm">{extra.about[language]}</p>
              <p className="mt-1 text-sm">{priceOf(extra)}</p>
              {isShort(extra) && (
                <p className="mt-1 text-muted text-sm">{t('book.extras.left', { count: extra.left ?? 0 })}</p>
              )}
            </div>
            <Stepper
              className="shrink-0"
              name={t('book.extras.stepper', { name: extra.name[language], price: priceOf(extra) })}
              value={chosen.get(extra.id) ?? 0}
              max={mostOf(extra)}
              onChange={(pieces) => onChange(extra.id, pieces)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
