import { PageTitle, Skeleton, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '../../i18n.ts'
import { useOffer } from '../offer/use-offer.ts'
import { OfferFigure } from '../results/offer-figure.tsx'
import { BackWords, backLinkClass } from '../shared/back-link.tsx'
import { periodOf } from '../trip/trip.ts'
import { type Choice, requiredChoice } from './choice.ts'
import { Progress, type Step } from './progress.tsx'
import type { WizardSearch } from './wizard-search.ts'

export type WizardPageProps = {
  step: Step
  search: WizardSearch
  /** The step before. */
  back: '/offer' | '/book/extras' | '/book/driver'
  title: string
  lead: string
  children: ReactNode
}

/** A step of a booking: where one is, the question, and beside it what the booking is about. */
export function WizardPage({ step, search, back, title, lead, children }: WizardPageProps) {
  const t = useT()
  return (
    <div className="page-column flex grow flex-col gap-6 pt-4 pb-12">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Link to={back} search={search} className={backLinkClass}>
          <BackWords>{t('book.back')}</BackWords>
        </Link>
        <Progress step={step} />
      </div>
      <div className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <div className="flex min-w-0 max-w-read flex-col gap-8">
          <PageTitle lead={lead}>{title}</PageTitle>
          {children}
        </div>
        <ChoiceCard choice={requiredChoice(search)} />
      </div>
    </div>
  )
}

/** What was chosen, always beside the questions; in one line where there is no beside. */
function ChoiceCard({ choice }: { choice: Choice }) {
  const t = useT()
  const { language, instant, period, zone } = useFormat()
  const { item } = useOffer(choice)
  const { trip } = choice
  const { from, to } = periodOf(trip)
  const ends = [
    { name: t(`offer.pickup.${trip.product}`), at: from },
    { name: t(`offer.dropoff.${trip.product}`), at: to },
  ]
  return (
    <aside
      aria-label={t('book.summary')}
      className="overflow-hidden rounded-card border border-hairline max-lg:order-first lg:sticky lg:top-6"
    >
      <div className="flex items-center gap-4 bg-brand-tint p-4 lg:flex-col lg:items-stretch lg:p-6">
        {item ? (
          <OfferFigure of={item.offer.class} className="h-10 shrink-0 text-brand lg:h-auto lg:w-full" />
        ) : (
          <Skeleton className="h-10 w-25 lg:h-28 lg:w-full" />
        )}
        <div className="min-w-0 leading-tight">
          <p className="font-bold text-lg leading-tight">
            {item?.offer.class.name[language] ?? <Skeleton className="h-6 w-32" />}
          </p>
          <p className="mt-1 text-muted text-sm lg:hidden">{period(from, to, trip.tz)}</p>
        </div>
      </div>
      <dl className="flex flex-col gap-3 p-6 text-sm max-lg:hidden">
        <div>
          <dt className="sr-only">{t(`offer.place.${trip.product}`)}</dt>
          <dd className="font-medium">{item?.branch.name}</dd>
          {trip.drop && <dd className="text-muted">{t('book.review.returnAt', { name: trip.drop.name })}</dd>}
        </div>
        {ends.map(({ name, at }) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="font-medium">{instant(at, trip.tz)}</dd>
            <dd className="text-muted">{zone(trip.tz)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}
