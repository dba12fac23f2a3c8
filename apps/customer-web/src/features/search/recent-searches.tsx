import { serverNow } from '@forecourt/client'
import { useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { CarFront, ChevronRight, SquareParking } from 'lucide-react'
import { useT } from '../../i18n.ts'
import { periodOf, tripOf } from '../trip/trip.ts'
import { recentSearches } from './recent.ts'

/** The last searches whose dates are still to come, as links to their results. */
export function RecentSearches() {
  const t = useT()
  const { period } = useFormat()
  const ahead = recentSearches().flatMap((search) => {
    const trip = tripOf(search)
    return trip && Date.parse(periodOf(trip).from) > serverNow() ? [{ search, trip }] : []
  })
  if (ahead.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="text-lg">
        {t('search.recentTitle')}
      </h2>
      <ul className="mt-3 divide-y divide-hairline border-hairline border-y">
        {ahead.map(({ search, trip }) => {
          const Icon = trip.product === 'rental' ? CarFront : SquareParking
          const { from, to } = periodOf(trip)
          return (
            <li key={`${trip.product} ${trip.place}`}>
              <Link
                to="/search"
                search={search}
                className="group -mx-3 flex min-h-control items-center gap-4 rounded-input px-3 py-3 hover:bg-subtle"
              >
                <Icon aria-hidden className="size-5 shrink-0 text-brand" />
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium">{trip.place}</span>
                  <span className="block text-muted text-sm">{period(from, to, trip.tz)}</span>
                </span>
                <ChevronRight aria-hidden className="size-5 shrink-0 text-muted group-hover:text-brand" />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
