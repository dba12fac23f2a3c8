import { serverNow } from '@forecourt/client'
import { useState } from 'react'
import type { Trip } from '../trip/trip.ts'
import { activeFilters, filtered, type ResultsSearch } from './filters.ts'
import { isBookable, type OfferItem, ordered } from './offers.ts'
import { developed, takeSnapshot } from './snapshot.ts'

/**
 * The cards to show, in an order that only the customer changes: by another trip, filter or order, or by
 * asking for a fresh one (`refresh`).
 */
export function useShown(trip: Trip, search: ResultsSearch, items: readonly OfferItem[], loaded: boolean) {
  const sort = search.sort ?? 'best'
  const filters = activeFilters(search, trip.product)
  const question = JSON.stringify([trip, sort, filters.map((name) => [name, search[name]])])
  const passing = filtered(items, search, filters, serverNow())
  // What is gone before one has seen it need not be shown at all.
  const wanted = ordered(
    passing.filter(({ offer }) => offer.free > 0),
    sort,
  )
  const [kept, setKept] = useState(() => takeSnapshot('', []))
  const asked = kept.question === question
  const snapshot = asked ? kept : takeSnapshot(question, wanted)
  if (!asked && loaded) setKept(snapshot)
  const shown = developed(snapshot, items, wanted)
  return {
    ...shown,
    question,
    filters,
    passing: wanted.filter(isBookable).length,
    refresh: () => setKept(takeSnapshot(question, wanted)),
  }
}
