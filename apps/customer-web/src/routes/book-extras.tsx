import { useTRPC } from '@forecourt/client'
import type { Extra } from '@forecourt/domain/pricing/contract'
import { buttonClass, EmptyState, Skeleton, SkeletonGroup, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import { PackageOpen } from 'lucide-react'
import { quoteInput, requiredChoice } from '../features/book/choice.ts'
import { CoverChoice } from '../features/book/cover-choice.tsx'
import { ExtraRows } from '../features/book/extra-rows.tsx'
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
  const { money } = useFormat()
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
  const covers = extras.filter(({ kind }) => kind === 'protection')
  const others = extras.filter(({ kind }) => kind !== 'protection')
  const currency = item?.offer.currency ?? quote?.currency ?? 'EUR'

  const choose = (next: ReadonlyMap<string, number>) =>
    navigate({
      to: '/book/extras',
      search: { ...search, extras: extrasText(next) },
      replace: true,
      resetScroll: false,
    })

  const priceOf = ({ charge, amountMinor, currency: of }: Extra) => {
    const amount = money(amountMinor, of)
    if (charge === 'per_day') return t('book.extras.perDay', { amount })
    return t(`book.extras.perRental.${product}`, { amount })
  }

  const chooseCover = (id: string | null) => {
    const kept = [...chosen].filter(([other]) => !covers.some((cover) => cover.id === other))
    choose(new Map(id === null ? kept : [...kept, [id, 1]]))
  }

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
        {covers.length > 0 && (
          <CoverChoice {...{ covers, chosen, currency, priceOf }} onChoose={chooseCover} />
        )}
        {others.length > 0 && (
          <ExtraRows
            extras={others}
            {...{ chosen, priceOf }}
            onChange={(id, pieces) => choose(new Map([...chosen, [id, pieces]]))}
          />
        )}
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
