import { serverNow } from '@forecourt/client'
import type { Quote } from '@forecourt/domain/pricing/contract'
import { Button, RadioGroup, Skeleton, SkeletonGroup, useFormat, useOnline } from '@forecourt/ui'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useReducer, useState } from 'react'
import { AlreadyHeld, useAlreadyHeld } from '../features/book/already-held.tsx'
import { quoteInput, requiredChoice } from '../features/book/choice.ts'
import { type Details, readDraft } from '../features/book/draft.ts'
import { HoldProblem } from '../features/book/hold-problem.tsx'
import { PriceBar } from '../features/book/price-bar.tsx'
import { PriceChange } from '../features/book/price-change.tsx'
import { isPromoRefusal, PromoCode, type PromoCodeProps } from '../features/book/promo-code.tsx'
import { RateChoice } from '../features/book/rate-choice.tsx'
import { ReviewAnswers } from '../features/book/review-answers.tsx'
import { ReviewPrice } from '../features/book/review-price.tsx'
import { DetailsMissing, QuoteFailed } from '../features/book/review-states.tsx'
import { Rules } from '../features/book/rules.tsx'
import { rememberTotal, seenTotal } from '../features/book/seen-total.ts'
import { useHold } from '../features/book/use-hold.ts'
import { usePriceLines } from '../features/book/use-price-lines.ts'
import { useQuote } from '../features/book/use-quote.ts'
import { WizardPage } from '../features/book/wizard-page.tsx'
import type { WizardSearch } from '../features/book/wizard-search.ts'
import { useOffer } from '../features/offer/use-offer.ts'
import { Section } from '../features/shared/section.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/book/review')

export function BookReview() {
  const search = route.useSearch()
  const [details] = useState(() => readDraft(serverNow()))
  const quote = useQuote(quoteInput(search), { enabled: details !== null, keeps: true })
  const change = useChange(search)
  // A code that came with the address and does not go with this booking is taken out of it, and said at its field.
  const [refused, setRefused] = useState<PromoCodeProps['refused']>(null)
  const { promo } = search
  useEffect(() => {
    if (promo === undefined || !quote.isError || !isPromoRefusal(quote.error)) return
    setRefused({ code: promo, error: quote.error })
    change({ promo: undefined })
  }, [promo, quote.isError, quote.error, change])
  if (details && quote.data) {
    return <Review {...{ search, details, refused }} quote={quote.data} asking={quote.isPlaceholderData} />
  }
  return (
    <ReviewPage search={search}>
      {details === null && <DetailsMissing search={search} />}
      {details && quote.isPending && (
        <SkeletonGroup className="flex flex-col gap-6">
          <Skeleton className="h-72 w-full" />
          <Skeleton className="h-56 w-full" />
        </SkeletonGroup>
      )}
      {quote.isError && <QuoteFailed error={quote.error} onRetry={() => quote.refetch()} />}
    </ReviewPage>
  )
}

function ReviewPage({ search, children }: { search: WizardSearch; children: ReactNode }) {
  const t = useT()
  const { title, lead } = { title: t('book.review.title'), lead: t('book.review.lead') }
  return (
    <WizardPage step="review" search={search} back="/book/driver" {...{ title, lead }}>
      {children}
    </WizardPage>
  )
}

/** Changes how it is paid: another price of the same booking, on the same screen. */
function useChange(search: WizardSearch) {
  const navigate = useNavigate()
  return useCallback(
    (part: Pick<WizardSearch, 'option'> | Pick<WizardSearch, 'promo'>) =>
      navigate({ to: '/book/review', search: { ...search, ...part }, replace: true, resetScroll: false }),
    [navigate, search],
  )
}

type ReviewProps = {
  search: WizardSearch
  details: Details
  quote: Quote
  /** The quote is the one before, while the next is asked for. */
  asking: boolean
  refused: PromoCodeProps['refused']
}

function Review({ search, details, quote, asking, refused }: ReviewProps) {
  const t = useT()
  const online = useOnline()
  const { money } = useFormat()
  const hold = useHold(search)
  const held = useAlreadyHeld(search)
  const [holdMinutes, setHoldMinutes] = useState<10 | 20>(10)
  const change = useChange(search)
  const [, acceptAnew] = useReducer((times: number) => times + 1, 0)
  const accepted = asking ? quote.totalMinor : (seenTotal(search) ?? quote.totalMinor)
  const { item } = useOffer(requiredChoice(search))
  const changed = accepted !== quote.totalMinor
  const free = quote.totalMinor === 0
  const lines = usePriceLines({
    ...quote,
    country: item?.branch.country ?? 'FR',
  })
  const extras = lines.filter(({ id }) => id.startsWith('extra.'))
  const amount = money(quote.totalMinor, quote.currency)
  const zone = item?.branch.timeZone ?? requiredChoice(search).trip.tz
  const pending = hold.isPending || hold.isSuccess || asking
  const blocked =
    (held && t('book.review.held')) ??
    (changed ? t('book.review.changed') : online ? undefined : t('shell.offlineReason'))
  return (
    <>
      <ReviewPage search={search}>
        {hold.isError && <HoldProblem key={hold.failureCount} error={hold.error} search={search} />}
        {held && <AlreadyHeld booking={held} />}
        {changed && (
          <PriceChange
            beforeMinor={accepted}
            nowMinor={quote.totalMinor}
            currency={quote.currency}
            young={quote.lines.some(({ kind }) => kind === 'young_driver')}
            search={search}
            onAccept={() => {
              rememberTotal(search, quote.totalMinor)
              acceptAnew()
            }}
          />
        )}
        <ReviewAnswers {...{ search, details, extras }} />
        {quote.prepaidDiscountBp > 0 && (
          <Section title={t('book.review.rate.title')}>
            <RateChoice search={search} quote={quote} onChange={(option) => change({ option })} />
          </Section>
        )}
        <Section title={t('book.review.price')}>
          <ReviewPrice quote={quote} lines={lines} />
          <div className="mt-6">
            <PromoCode
              {...{ search, refused }}
              applied={quote.promoCode}
              onChange={(promo) => change({ promo })}
            />
          </div>
        </Section>
        <Section title={t('book.review.rules')}>
          <Rules quote={quote} zone={zone} />
        </Section>
        {!free && (
          <Section title={t('book.review.hold')}>
            <RadioGroup
              legend={t('book.review.hold')}
              legendHidden
              hint={t('book.review.holdHint')}
              name="hold"
              value={String(holdMinutes)}
              onChange={(value) => setHoldMinutes(value === '20' ? 20 : 10)}
              options={[
                { value: '10', label: t('book.review.hold10') },
                { value: '20', label: t('book.review.hold20') },
              ]}
            />
          </Section>
        )}
      </ReviewPage>
      <PriceBar
        search={changed || asking ? undefined : search}
        quote={quote}
        action={
          <Button
            loading={pending}
            disabledReason={blocked}
            onClick={() => {
              // Two presses can come before the first is drawn as busy.
              if (!pending) hold.mutate({ quote, details, holdMinutes })
            }}
          >
            {free
              ? t('book.review.submitFree')
              : quote.paysAt === 'booking'
                ? t('book.review.submit', { amount })
                : t(`book.review.submitLater.${quote.product}`, { amount })}
          </Button>
        }
      />
    </>
  )
}
