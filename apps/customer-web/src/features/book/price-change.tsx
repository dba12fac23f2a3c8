import { Button, buttonClass, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import type { WizardSearch } from './wizard-search.ts'

export type PriceChangeProps = {
  beforeMinor: number
  nowMinor: number
  currency: string
  young: boolean
  search: WizardSearch
  onAccept: () => void
}

/** Another price than was seen: named, and taken only when it is accepted. */
export function PriceChange({ beforeMinor, nowMinor, currency, young, search, onAccept }: PriceChangeProps) {
  const t = useT()
  const { money } = useFormat()
  const now = money(nowMinor, currency)
  return (
    <section role="alert" className="rounded-card border border-amber bg-amber-tint p-4 sm:p-6">
      <h2 className="text-amber text-lg">{t('book.review.changed')}</h2>
      <p className="mt-1">
        {t('book.review.changedText', { now, before: money(beforeMinor, currency) })}
        {young && ` ${t('book.review.changedAge')}`}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={onAccept}>{t('book.review.accept', { amount: now })}</Button>
        <Link to="/search" search={search} className={buttonClass('secondary')}>
          {t('book.review.decline')}
        </Link>
      </div>
    </section>
  )
}
