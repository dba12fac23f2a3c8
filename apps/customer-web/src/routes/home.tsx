import { PageTitle } from '@forecourt/ui'
import { getRouteApi } from '@tanstack/react-router'
import { NextBooking } from '../features/bookings/next-booking.tsx'
import { Facts } from '../features/search/facts.tsx'
import { Forecourt } from '../features/search/forecourt.tsx'
import { RecentSearches } from '../features/search/recent-searches.tsx'
import { SearchForm } from '../features/search/search-form.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/')

export function Home() {
  const t = useT()
  const start = route.useSearch()
  const { product } = start
  return (
    <>
      <div className="overflow-hidden bg-brand-tint">
        <div className="page-column relative pt-10 pb-28 sm:pt-16 sm:pb-36">
          <PageTitle
            className="lg:max-w-[55%]"
            title={t(`search.title.${product}`)}
            lead={t(`search.lead.${product}`)}
          >
            {t(`search.headline.${product}`)}
          </PageTitle>
          <Forecourt product={product} />
        </div>
      </div>
      <div className="page-column relative -mt-20 sm:-mt-24">
        <div className="rounded-sheet border border-hairline bg-raised p-4 shadow-popover sm:p-6">
          <SearchForm key={JSON.stringify(start)} start={start} />
        </div>
        <div className="grid gap-x-16 gap-y-10 pt-12 empty:hidden lg:grid-cols-2">
          <NextBooking />
          <RecentSearches />
        </div>
        <div className="pt-12 sm:pt-16">
          <Facts />
        </div>
      </div>
    </>
  )
}
