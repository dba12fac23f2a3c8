import { type LiveState, useLive, useTRPC } from '@forecourt/client'
import { useAnnounce } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n.ts'
import { periodOf, type Trip } from '../trip/trip.ts'
import { itemsOf, type OfferItem } from './offers.ts'

/** Branches of one search; also what one stream may follow. */
const maxBranches = 20

/** What a trip can be served with, kept fresh while it is on screen. */
export function useOffers(trip: Trip) {
  const trpc = useTRPC()
  const options = trpc.availability.search.queryOptions({
    product: trip.product,
    near: { lat: trip.lat, lng: trip.lng, radiusKm: trip.radiusKm },
    dropoffBranchId: trip.drop?.id,
    ...periodOf(trip),
    driverAge: trip.age,
    limit: maxBranches,
  })
  const query = useQuery(options)
  const items = itemsOf(query.data?.results ?? [])
  const live = useLive({
    topics: (query.data?.results ?? []).map(({ branch }) => ({ kind: 'branch', id: branch.id })),
    invalidate: [options.queryKey],
    enabled: query.data !== undefined,
  })
  useChangeReport(options.queryKey.join(), items)
  return { query, items, live }
}

/** Says in one sentence how many offers a live answer has changed. */
function useChangeReport(question: string, items: readonly OfferItem[]): void {
  const t = useT()
  const announce = useAnnounce()
  const before = useRef<{ question: string; values: Map<string, string> }>(undefined)
  const values = new Map(items.map(({ key, offer }) => [key, `${offer.totalMinor} ${offer.free > 0}`]))
  useEffect(() => {
    const known = before.current
    before.current = { question, values }
    if (known?.question !== question || known.values.size === 0) return
    const changed = [...known.values].filter(([key, value]) => values.get(key) !== value).length
    if (changed > 0) announce('offers', t('results.changed', { count: changed }))
  })
}

/** Prices this old, of a screen that is not live any more, are not to be relied on. */
const outdatedMs = 5 * 60_000

export const isOutdated = (live: LiveState, updatedAt: number): boolean =>
  live === 'stale' && Date.now() - updatedAt > outdatedMs
