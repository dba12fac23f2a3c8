import type { LiveState } from '@forecourt/client'
import { serverInstant } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import { Button, SelectField, StaleStrip, useFormat } from '@forecourt/ui'
import { ArrowDownUp } from 'lucide-react'
import { useT } from '../../i18n.ts'
import { isBookable, type OfferItem, type Sort, sorts } from './offers.ts'

export type ResultsStatusProps = {
  product: Product
  items: readonly OfferItem[]
  zone: string
  live: LiveState
  /** When the values were right, ms. */
  updatedAt: number
  moved: boolean
  sort: Sort
  onSort: (sort: Sort | undefined) => void
  onRefresh: () => void
}

/** How much there is, how fresh it is, and a fresh order when the present one is none any more. */
export function ResultsStatus(props: ResultsStatusProps) {
  const { product, items, zone, live, updatedAt, moved, sort, onSort, onRefresh } = props
  const t = useT()
  const { instant } = useFormat()
  const bookable = items.filter(isBookable)
  const branches = new Set(bookable.map(({ branch }) => branch.id)).size
  return (
    <div className="flex min-h-target flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="font-medium">
        {t(`results.count.${product}`, { count: bookable.length })}{' '}
        {branches > 0 && (
          <span className="font-normal text-muted">
            {t(`results.atBranches.${product}`, { count: branches })}
          </span>
        )}
      </p>
      {live === 'stale' ? (
        <StaleStrip updated={instant(serverInstant(updatedAt), zone, 'time')} />
      ) : (
        <LiveDot live={live} />
      )}
      {moved && (
        <Button variant="quiet" size="small" onClick={onRefresh}>
          <ArrowDownUp aria-hidden className="size-4" />
          {t('results.refresh')}
        </Button>
      )}
      <SelectField
        className="ml-auto w-40 sm:w-44"
        label={t('results.sort')}
        labelHidden
        name="sort"
        value={sort}
        onChange={(event) => onSort(sorts.find((wanted) => wanted === event.currentTarget.value))}
        options={sorts.map((wanted) => ({ value: wanted, label: t(`results.sorts.${wanted}`) }))}
      />
    </div>
  )
}

function LiveDot({ live }: { live: LiveState }) {
  const t = useT()
  if (live !== 'live') return null
  return (
    <span className="inline-flex items-center gap-1.5 text-green text-sm max-sm:hidden">
      <span aria-hidden className="size-2 rounded-full bg-green" />
      {t('results.live')}
    </span>
  )
}
