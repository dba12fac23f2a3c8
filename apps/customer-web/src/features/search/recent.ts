import { z } from 'zod'
import { type TripSearch, tripSearch } from '../trip/trip.ts'

const key = 'forecourt.recent'
const kept = 4

/** The last searches on this device, the newest first. What is not understood any more is left out. */
export function recentSearches(): TripSearch[] {
  try {
    return z.array(tripSearch).parse(JSON.parse(localStorage.getItem(key) ?? '[]'))
  } catch {
    return []
  }
}

/** Remembers a search; the same place and product is kept once, as it was last. */
export function rememberSearch(search: TripSearch): void {
  const others = recentSearches().filter(
    (other) => other.place !== search.place || other.product !== search.product,
  )
  localStorage.setItem(key, JSON.stringify([search, ...others].slice(0, kept)))
}
