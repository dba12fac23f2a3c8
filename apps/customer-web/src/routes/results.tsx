import { PageTitle, useOnline, useWide } from '@forecourt/ui'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { MapPanel } from '../features/map/map-panel.tsx'
import type { Area } from '../features/map/offers-map.tsx'
import { FilterBar } from '../features/results/filter-bar.tsx'
import { likeClass, type ResultsSearch } from '../features/results/filters.ts'
import { MapSheet } from '../features/results/map-sheet.tsx'
import { NoOffers } from '../features/results/no-offers.tsx'
import { OfferList, type OfferListProps } from '../features/results/offer-list.tsx'
import { OffersSkeleton } from '../features/results/offers-skeleton.tsx'
import { ResultsStatus } from '../features/results/results-status.tsx'
import { TripBar } from '../features/results/trip-bar.tsx'
import { useBayTotals } from '../features/results/use-bay-totals.ts'
import { isOutdated, useOffers } from '../features/results/use-offers.ts'
import { usePins } from '../features/results/use-pins.ts'
import { useShown } from '../features/results/use-shown.ts'
import { ViewSwitch } from '../features/results/view-switch.tsx'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { requiredTrip, searchOf } from '../features/trip/trip.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/search')

export function Results() {
  const t = useT()
  const search = route.useSearch()
  const trip = requiredTrip(search)
  const navigate = useNavigate()
  const online = useOnline()
  const wide = useWide('lg')
  const { query, items, live } = useOffers(trip)
  const shown = useShown(trip, search, items, query.isSuccess)
  const bays = useBayTotals(trip)
  const pins = usePins(shown.items)
  const [selected, setSelected] = useState<string | null>(null)
  const branch = items[0]?.branch
  const country = branch?.country ?? 'FR'
  const onMap = search.view === 'map' && !wide

  const change = (patch: Partial<ResultsSearch>) =>
    navigate({
      to: '/search',
      search: { ...search, ...patch },
      replace: !('view' in patch),
      resetScroll: 'view' in patch,
    })

  const searchArea = (area: Area) =>
    navigate({
      to: '/search',
      search: { ...search, ...searchOf({ ...trip, ...area, place: t('map.area'), branch: undefined }) },
    })

  const list: Omit<OfferListProps, 'items'> = {
    searchFor: (item) => ({ ...searchOf(trip), at: item.branch.id, class: item.offer.class.id }),
    bays,
    selected,
    onActive: setSelected,
    similarTo: ({ offer }) => ({ ...searchOf(trip), ...likeClass(offer.class) }),
    outdated: isOutdated(live, query.dataUpdatedAt),
    blockedReason: online ? undefined : t('shell.offlineReason'),
  }

  const map = (onSelect: (id: string) => void) => (
    <MapPanel
      area={{ lat: trip.lat, lng: trip.lng, radiusKm: trip.radiusKm }}
      {...{ country, pins, selected, onSelect }}
      onSearchArea={searchArea}
    />
  )

  return (
    <div className="page-column grid grow items-start gap-8 pt-6 pb-24 sm:pt-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,0.6fr)] lg:pb-12">
      <div className="flex min-w-0 flex-col gap-5">
        <PageTitle>{t(`results.title.${trip.product}`, { place: trip.place })}</PageTitle>
        <TripBar key={JSON.stringify(searchOf(trip))} trip={trip}>
          <FilterBar
            product={trip.product}
            search={search}
            active={shown.filters}
            onChange={change}
            count={shown.passing}
            currency={branch?.currency ?? 'EUR'}
            country={country}
          />
        </TripBar>
        {query.isSuccess && !onMap && (
          <ResultsStatus
            product={trip.product}
            items={shown.items}
            zone={trip.tz}
            live={live}
            updatedAt={query.dataUpdatedAt}
            moved={shown.moved}
            sort={search.sort ?? 'best'}
            onSort={(sort) => change({ sort })}
            onRefresh={shown.refresh}
          />
        )}
        {query.isPending && <OffersSkeleton />}
        {query.isError && !query.data && (
          <LoadFailed
            title={t('results.failed')}
            error={query.error}
            notCharged
            onRetry={() => query.refetch()}
          />
        )}
        {query.isSuccess && shown.passing === 0 && (
          <NoOffers
            {...{ trip, search, items, country }}
            filters={shown.filters}
            blockedBy={query.data.blockedBy}
          />
        )}
        {shown.items.length > 0 && !onMap && <OfferList {...list} items={shown.items} key={shown.question} />}
      </div>
      {wide && (
        <div className="sticky top-6 h-[calc(100dvh-3rem)] overflow-hidden rounded-card border border-hairline">
          {map((id) => {
            setSelected(id)
            showCard(id)
          })}
        </div>
      )}
      {onMap && (
        <MapSheet map={map(setSelected)}>
          {selected && (
            <OfferList {...list} items={shown.items.filter(({ branch }) => branch.id === selected)} />
          )}
        </MapSheet>
      )}
      {!wide && <ViewSwitch onMap={onMap} onChange={(view) => change({ view })} />}
    </div>
  )
}

/** Brings the first card of a branch into view and gives it the focus. */
function showCard(branchId: string): void {
  const card = document.querySelector(`[data-branch="${branchId}"]`)
  card?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  card?.querySelector('a')?.focus({ preventScroll: true })
}
