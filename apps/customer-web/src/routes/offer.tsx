import { serverInstant } from '@forecourt/client'
import {
  buttonClass,
  EmptyState,
  PageTitle,
  PriceTable,
  StaleStrip,
  useFormat,
  useOnline,
} from '@forecourt/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Choice, quoteInput, requiredChoice } from '../features/book/choice.ts'
import { PriceBar } from '../features/book/price-bar.tsx'
import { usePriceLines } from '../features/book/use-price-lines.ts'
import { useQuote } from '../features/book/use-quote.ts'
import type { WizardSearch } from '../features/book/wizard-search.ts'
import { Cancellation } from '../features/offer/cancellation.tsx'
import { HowItWorks } from '../features/offer/how-it-works.tsx'
import { Included } from '../features/offer/included.tsx'
import { Nudge } from '../features/offer/nudge.tsx'
import { OfferHero } from '../features/offer/offer-hero.tsx'
import { OfferSkeleton } from '../features/offer/offer-skeleton.tsx'
import { PlaceAndTime } from '../features/offer/place-and-time.tsx'
import { Similar } from '../features/offer/similar.tsx'
import { UnitPicker } from '../features/offer/unit-picker.tsx'
import { useOffer } from '../features/offer/use-offer.ts'
import { isBookable, type OfferItem } from '../features/results/offers.ts'
import { TripLine } from '../features/results/trip-bar.tsx'
import { unavailability } from '../features/results/unavailability.ts'
import { BackWords, backLinkClass } from '../features/shared/back-link.tsx'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { Section } from '../features/shared/section.tsx'
import { periodOf } from '../features/trip/trip.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/offer')

export function OfferScreen() {
  const t = useT()
  const search = route.useSearch()
  const choice = requiredChoice(search)
  const { query, live, item, similar } = useOffer(choice)
  const { instant } = useFormat()
  return (
    <>
      <div className="page-column flex grow flex-col gap-6 pt-4 pb-12">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <Link to="/search" search={search} className={backLinkClass}>
            <BackWords>{t('offer.back')}</BackWords>
          </Link>
          <TripLine trip={choice.trip} />
          {live === 'stale' && (
            <StaleStrip updated={instant(serverInstant(query.dataUpdatedAt), choice.trip.tz, 'time')} />
          )}
        </div>
        {!item && <PageTitle className="sr-only">{t(`search.title.${choice.trip.product}`)}</PageTitle>}
        {query.isPending && <OfferSkeleton />}
        {query.isError && !query.data && (
          <LoadFailed
            title={t('offer.failed')}
            error={query.error}
            causes={{ NOT_FOUND: t('offer.notThere') }}
            notCharged
            onRetry={() => query.refetch()}
          />
        )}
        {query.isSuccess && !item && (
          <EmptyState
            title={t('offer.notThere')}
            actions={
              <Link to="/search" search={search} className={buttonClass('primary')}>
                {t('offer.back')}
              </Link>
            }
          />
        )}
        {item && <OfferBody {...{ choice, search, item, similar }} />}
      </div>
      {item && <OfferBar {...{ search, item }} />}
    </>
  )
}

type BodyProps = { choice: Choice; search: WizardSearch; item: OfferItem; similar: readonly OfferItem[] }

function OfferBody({ choice, search, item, similar }: BodyProps) {
  const t = useT()
  const navigate = useNavigate()
  const { offer, branch } = item
  const { trip } = choice
  const [wasFree] = useState(offer.free > 0)
  const quote = useQuote(quoteInput(search), { enabled: isBookable(item) }).data
  const lines = usePriceLines({
    product: trip.product,
    currency: offer.currency,
    lines: quote?.lines ?? [],
    pickupBranchId: branch.id,
    country: branch.country,
  })
  return (
    <>
      {offer.tooYoung && (
        <Similar
          title={t('offer.tooYoung', { age: offer.class.minAge })}
          text={t('offer.tooYoungText', { age: trip.age })}
          items={similar}
          search={search}
        />
      )}
      {offer.free === 0 && !offer.tooYoung && (
        <Similar
          title={wasFree ? t('offer.gone') : t('offer.soldOut')}
          text={t('offer.goneText')}
          items={similar}
          search={search}
        />
      )}
      <OfferHero of={offer.class} />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="flex min-w-0 flex-col gap-8">
          <PlaceAndTime trip={trip} item={item} />
          <Included item={item} quote={quote} />
          <UnitPicker
            choice={choice}
            currency={offer.currency}
            onChoose={(unit) =>
              navigate({ to: '/offer', search: { ...search, unit }, replace: true, resetScroll: false })
            }
          />
          <HowItWorks product={trip.product} />
          <Cancellation
            product={trip.product}
            freeUntil={offer.freeCancellationUntil}
            from={periodOf(trip).from}
            zone={branch.timeZone}
          />
        </div>
        <aside className="lg:sticky lg:top-6">
          <Section title={t('offer.price')}>
            {quote && (
              <PriceTable
                caption={t('offer.priceTable')}
                lines={lines}
                currency={quote.currency}
                total={quote.totalMinor}
                notes={
                  quote.depositMinor > 0
                    ? [{ id: 'deposit', label: t('offer.depositLine'), minor: quote.depositMinor }]
                    : []
                }
              />
            )}
            {quote && <Nudge search={search} quote={quote} />}
          </Section>
        </aside>
      </div>
    </>
  )
}

function OfferBar({ search, item }: { search: WizardSearch; item: OfferItem }) {
  const t = useT()
  const online = useOnline()
  const format = useFormat()
  const { offer } = item
  const bookable = isBookable(item)
  const quote = useQuote(quoteInput(search), { enabled: bookable }).data
  return (
    <PriceBar
      search={search}
      quote={quote ?? offer}
      action={
        bookable && online ? (
          <Link to="/book/extras" search={search} className={buttonClass('primary')}>
            {t('offer.continue')}
          </Link>
        ) : (
          <span className="text-muted text-sm">
            {online ? unavailability(item, t, format) : t('shell.offlineReason')}
          </span>
        )
      }
    />
  )
}
