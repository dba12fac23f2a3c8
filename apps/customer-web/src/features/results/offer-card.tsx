import { serverNow } from '@forecourt/client'
import { buttonClass, Card, FlashValue, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { CalendarCheck, MapPin } from 'lucide-react'
import { useT } from '../../i18n.ts'
import type { WizardSearch } from '../book/wizard-search.ts'
import type { TripSearch } from '../trip/trip.ts'
import type { ResultsSearch } from './filters.ts'
import { OfferFigure } from './offer-figure.tsx'
import { isBookable } from './offers.ts'
import { Price } from './price.tsx'
import type { ShownItem } from './snapshot.ts'
import { Specs } from './specs.tsx'
import { unavailability } from './unavailability.ts'

export type OfferCardProps = {
  item: ShownItem
  /** The address of the offer's own page. */
  search: WizardSearch
  /** The branch whose pin was pressed, or whose card has the focus. */
  selected: boolean
  /** Bays of the class at this car park in all; for parking. */
  bays: number | undefined
  /** The values are too old to promise a price. */
  outdated: boolean
  /** Why nothing can be selected now. */
  blockedReason: string | undefined
  onActive: (branchId: string) => void
  /** The address of what could stand in for it. */
  similar: TripSearch & ResultsSearch
}

/** Nearer than this is the place itself, m. */
const hereM = 50

/** One offer: a class at a branch. Its values change in place; the card never does. */
export function OfferCard(props: OfferCardProps) {
  const { item, search, selected, bays, outdated, blockedReason, onActive, similar } = props
  const t = useT()
  const format = useFormat()
  const { offer, branch } = item
  const name = offer.class.name[format.language]
  const bookable = isBookable(item)
  const titleId = `offer-${item.key}`
  const activate = () => onActive(branch.id)
  return (
    <Card
      as="article"
      flush
      selected={selected}
      aria-labelledby={titleId}
      data-branch={branch.id}
      onFocus={activate}
      onMouseEnter={activate}
      className="relative grid scroll-my-4 grid-cols-[5.5rem_minmax(0,1fr)] xs:grid-cols-[7rem_minmax(0,1fr)] transition-shadow has-[a:hover]:shadow-popover sm:grid-cols-[10rem_minmax(0,1fr)_10rem]"
    >
      <div className="grid place-items-center bg-subtle p-3 sm:p-5">
        <OfferFigure of={offer.class} className={bookable ? 'w-full text-brand' : 'w-full text-control'} />
      </div>
      <div className="flex min-w-0 flex-col gap-2 p-4 sm:px-5">
        <h2 id={titleId} className="text-lg">
          {name}
          <span className="ml-2 inline-block font-normal text-muted text-sm">
            {offer.class.product === 'rental' && t('results.orSimilar')}
            {offer.class.acriss && ` · ${offer.class.acriss}`}
          </span>
        </h2>
        <Specs of={offer.class} />
        <p className="flex items-start gap-1.5 text-sm">
          <MapPin aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          <span>
            {branch.name}
            {branch.distanceM !== null && branch.distanceM >= hereM && (
              <span className="text-muted"> · {format.distance(branch.distanceM, branch.country)}</span>
            )}
          </span>
        </p>
        <CancellationLine item={item} />
      </div>
      <div className="col-span-2 flex items-end justify-between gap-4 border-hairline border-t px-4 py-3 sm:col-span-1 sm:flex-col sm:items-stretch sm:justify-between sm:border-t-0 sm:border-l sm:py-4">
        {bookable ? (
          <>
            <div className="sm:text-right">
              <Price item={item} outdated={outdated} />
              <Stock free={offer.free} total={bays} />
            </div>
            {blockedReason === undefined ? (
              <Link
                to="/offer"
                search={search}
                aria-label={t('results.selectName', {
                  name,
                  branch: branch.name,
                  amount: format.money(offer.totalMinor, offer.currency),
                })}
                className={`${buttonClass('primary')} after:absolute after:inset-0`}
              >
                {t('results.select')}
              </Link>
            ) : (
              <span className="text-muted text-sm sm:text-right">{blockedReason}</span>
            )}
          </>
        ) : (
          <>
            <p className="text-muted text-sm sm:text-right">
              {offer.free === 0 ? t('results.justGone') : unavailability(item, t, format)}
            </p>
            {/* In the place of the link above: who has the focus on it keeps it when the offer is gone. */}
            <Link to="/search" search={similar} className={buttonClass('secondary', { size: 'small' })}>
              {t('results.findSimilar')}
            </Link>
          </>
        )}
      </div>
    </Card>
  )
}

function CancellationLine({ item: { offer, branch } }: { item: ShownItem }) {
  const t = useT()
  const { instant } = useFormat()
  const free = Date.parse(offer.freeCancellationUntil) > serverNow()
  return (
    <p className="flex items-start gap-1.5 text-sm">
      <CalendarCheck aria-hidden className={`mt-0.5 size-4 shrink-0 ${free ? 'text-green' : 'text-muted'}`} />
      {free
        ? t('results.freeUntil', { when: instant(offer.freeCancellationUntil, branch.timeZone) })
        : t('results.lateCancel')}
    </p>
  )
}

/** "37 of 120 free" for bays; for cars a number only when it is small, and true. */
function Stock({ free, total }: { free: number; total: number | undefined }) {
  const t = useT()
  if (total === undefined && free > 3) return null
  const text =
    total === undefined ? t('results.left', { count: free }) : t('results.freeBays', { free, total })
  return (
    <p className={`text-sm ${free <= 3 ? 'font-medium text-amber' : 'text-muted'}`}>
      <FlashValue value={text} />
    </p>
  )
}
