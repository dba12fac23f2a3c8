import { serverNow } from '@forecourt/client'
import { Button, EmptyState, useFormat } from '@forecourt/ui'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import { searchOf, shifted, type Trip } from '../trip/trip.ts'
import { blockingFilter, type FilterName, type ResultsSearch } from './filters.ts'
import type { OfferItem } from './offers.ts'

export type NoOffersProps = {
  trip: Trip
  search: ResultsSearch
  items: readonly OfferItem[]
  filters: readonly FilterName[]
  blockedBy: 'filters' | 'closed' | 'sold_out' | 'no_branches' | null
  country: string
}

const fartherKm = 100

/** Nothing to choose: what stands in the way, and what would help. */
export function NoOffers({ trip, search, items, filters, blockedBy, country }: NoOffersProps) {
  const t = useT()
  const { distance } = useFormat()
  const navigate = useNavigate()
  const blocking = blockingFilter(items, search, filters, serverNow())
  const go = (other: Trip) => () => navigate({ to: '/search', search: { ...search, ...searchOf(other) } })
  const byHours = (
    <>
      <Button variant="secondary" onClick={go(shifted(trip, -2))}>
        {t('results.empty.earlier')}
      </Button>
      <Button variant="secondary" onClick={go(shifted(trip, 2))}>
        {t('results.empty.later')}
      </Button>
    </>
  )
  const farther = trip.radiusKm < fartherKm && (
    <Button onClick={go({ ...trip, radiusKm: fartherKm })}>
      {t('results.empty.farther', { distance: distance(fartherKm * 1000, country) })}
    </Button>
  )

  if (blocking) {
    const filter = t(`results.names.${blocking.name}`)
    return (
      <EmptyState
        title={t('results.empty.filters')}
        actions={
          <Button
            onClick={() =>
              navigate({
                to: '/search',
                search: { ...searchOf(trip), ...search, [blocking.name]: undefined },
              })
            }
          >
            {t('results.empty.remove', { filter })}
          </Button>
        }
      >
        {t('results.empty.filtersHint', { filter, count: blocking.shows })}
      </EmptyState>
    )
  }
  if (blockedBy === 'no_branches' || items.length === 0) {
    return (
      <EmptyState
        title={t('results.empty.noBranches', { distance: distance(trip.radiusKm * 1000, country) })}
        actions={farther}
      >
        {t('results.empty.noBranchesHint')}
      </EmptyState>
    )
  }
  if (blockedBy === 'closed') {
    return (
      <EmptyState title={t('results.empty.closed')} actions={byHours}>
        {t('results.empty.closedHint')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('results.empty.soldOut')}
      actions={
        <>
          {byHours}
          {farther}
        </>
      }
    >
      {t('results.empty.soldOutHint')}
    </EmptyState>
  )
}
