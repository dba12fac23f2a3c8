import { useServerClock } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { BookingChip, formatReference, PageTitle, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { minutesPast } from '../board/sort.ts'
import { ConflictBanner } from '../desk/conflict-banner.tsx'
import { DisputeBanners } from '../disputes/dispute-banner.tsx'
import { Panel } from '../kit/panel.tsx'
import { Refunds } from '../refunds/refunds.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { BookingCash } from '../till/booking-cash.tsx'
import { BookingActions } from './booking-actions.tsx'
import { CarPhotos } from './car-photos.tsx'
import { Overview, Payments, Price } from './detail-panels.tsx'
import { Documents } from './documents.tsx'
import { History } from './history.tsx'
import { Messages } from './messages.tsx'

/** One booking: what can be done now, what it is, what it costs, and all that happened. */
export function BookingDetail({ booking }: { booking: Booking }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, language, period, zone } = useFormat()
  const now = useServerClock(30_000)
  const heldUntil = booking.holdExpiresAt && instant(booking.holdExpiresAt, booking.pickup.timeZone, 'time')
  return (
    <>
      <div>
        <Link
          to="/b/$branchId/bookings"
          params={{ branchId: branch.id }}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-input text-muted hover:text-text"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('bookings.back')}
        </Link>
        <PageTitle
          title={`${formatReference(booking.reference)}, ${booking.contact.name}`}
          className="[&_h1]:text-2xl"
          lead={
            <span className="text-base">
              {booking.class.name[language]} ·{' '}
              {period(booking.from, booking.to, booking.pickup.timeZone, {
                endZone: booking.dropoff.timeZone,
              })}
              , {zone(booking.pickup.timeZone)}
            </span>
          }
        >
          <span className="flex flex-wrap items-center gap-3">
            {booking.contact.name}
            <span className="font-normal text-muted">{formatReference(booking.reference)}</span>
            <BookingChip
              status={booking.status}
              product={booking.product}
              {...(heldUntil && { heldUntil })}
              {...(booking.overdue && { overdueMinutes: minutesPast(booking.to, now) })}
            />
          </span>
        </PageTitle>
      </div>
      <ConflictBanner booking={booking} />
      <DisputeBanners booking={booking} />
      <BookingActions booking={booking} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-5">
          <Overview booking={booking} />
          <div className="grid items-start gap-5 min-[75rem]:grid-cols-2">
            <Price booking={booking} />
            <Payments booking={booking} />
          </div>
          <Refunds booking={booking} />
          <BookingCash booking={booking} />
          {booking.product === 'rental' && <CarPhotos booking={booking} />}
          <Documents booking={booking} />
          <Messages booking={booking} />
        </div>
        <Panel title={t('history.title')}>
          <History booking={booking} />
        </Panel>
      </div>
    </>
  )
}
