import { Button } from '@forecourt/ui'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import type { WizardSearch } from '../book/wizard-search.ts'
import type { TripSearch } from '../trip/trip.ts'
import type { ResultsSearch } from './filters.ts'
import { OfferCard } from './offer-card.tsx'
import type { ShownItem } from './snapshot.ts'

export type OfferListProps = {
  items: readonly ShownItem[]
  /** The address of an offer's own page. */
  searchFor: (item: ShownItem) => WizardSearch
  bays: ReadonlyMap<string, number>
  selected: string | null
  onActive: (branchId: string) => void
  /** The address of what could stand in for an offer. */
  similarTo: (item: ShownItem) => TripSearch & ResultsSearch
  outdated: boolean
  blockedReason: string | undefined
}

const pageSize = 20

/** The cards, twenty at a time. */
export function OfferList({ items, searchFor, bays, selected, similarTo, ...rest }: OfferListProps) {
  const t = useT()
  const [shown, setShown] = useState(pageSize)
  const hidden = items.length - shown
  return (
    <>
      <ul className="flex flex-col gap-4">
        {items.slice(0, shown).map((item) => (
          <li key={item.key}>
            <OfferCard
              {...rest}
              item={item}
              search={searchFor(item)}
              selected={item.branch.id === selected}
              bays={bays.get(item.key)}
              similar={similarTo(item)}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="secondary" className="self-center" onClick={() => setShown(shown + pageSize)}>
          {t('results.more', { count: Math.min(hidden, pageSize) })}
        </Button>
      )}
    </>
  )
}
