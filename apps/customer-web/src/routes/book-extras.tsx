import { useTRPC } from '@forecourt/client'
import { buttonClass, EmptyState, Skeleton, SkeletonGroup } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import { PackageOpen } from 'lucide-react'
import { quoteInput, requiredChoice } from '../features/book/choice.ts'
import { ExtrasChoice } from '../features/book/extras-choice.tsx'
import { PriceBar } from '../features/book/price-bar.tsx'
import { useQuote } from '../features/book/use-quote.ts'
import { WizardPage } from '../features/book/wizard-page.tsx'
import { extrasOf, extrasText } from '../features/book/wizard-search.ts'
import { useOffer } from '../features/offer/use-offer.ts'
import { periodOf } from '../features/trip/trip.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/book/extras')

export function BookExtras() {
  const t = useT()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = useNavigate()
  const choice = requiredChoice(search)
  const { product } = choice.trip
  const { item } = useOffer(choice)
  const quote = useQuote(quoteInput(search)).data
  const chosen = extrasOf(search.extras)
  const list = useQuery(
    trpc.pricing.listExtras.queryOptions(
      { product, branchId: choice.branchId, ...periodOf(choice.trip) },
      { staleTime: 60_000 },
    ),
  )
  const extras = list.data ?? []
  const currency = item?.offer.currency ?? quote?.currency ?? 'EUR'

  const choose = (next: ReadonlyMap<string, number>) =>
    navigate({
      to: '/book/extras',
      search: { ...search, extras: extrasText(next) },
      replace: true,
      resetScroll: false,
    })

  if (list.isSuccess && extras.length === 0) return <Navigate to="/book/driver" search={search} replace />
  return (
    <>
      <WizardPage
        step="extras"
        search={search}
        back="/offer"
        title={t('book.extras.title')}
        lead={t(`book.extras.lead.${product}`)}
      >
        {list.isPending && <ExtrasSkeleton />}
        {list.isError && <EmptyState icon={PackageOpen} title={t('book.extras.failed')} />}
        <ExtrasChoice {...{ product, extras, currency, chosen }} onChange={choose} />
      </WizardPage>
      <PriceBar
        search={search}
        quote={quote}
        action={
          <Link to="/book/driver" search={search} className={buttonClass('primary')}>
            {chosen.size > 0 ? t('book.extras.withThese') : t('book.extras.noThanks')}
          </Link>
        }
      />
    </>
  )
}

const rows = ['first', 'second', 'third', 'fourth']

function ExtrasSkeleton() {
  return (
    <SkeletonGroup className="flex flex-col gap-3">
      {rows.map((row) => (
        <Skeleton key={row} className="h-20 w-full rounded-card!" />
      ))}
    </SkeletonGroup>
  )
}
