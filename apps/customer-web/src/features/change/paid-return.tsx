import type { Booking } from '@forecourt/domain/booking/contract'
import { buttonClass, PageTitle, Skeleton, useOnline } from '@forecourt/ui'
import { Link, Navigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n.ts'
import { BookedFigure } from '../bookings/booked-figure.tsx'
import { Confirming } from '../bookings/confirming.tsx'
import { HoldTimer } from '../bookings/hold-timer.tsx'
import { type ChangeOutcome, changeOutcome } from '../bookings/outcome.ts'
import { PayButton } from '../bookings/pay-button.tsx'
import { useBooking } from '../bookings/use-booking.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import { WithTime } from '../shared/with-time.tsx'

/** How often the server is asked while its answer is awaited, beside the live stream, ms. */
const pollMs = 2500

/** Back from paying for a change. */
export function ChangeReturn({
  bookingId,
  changeId,
  left,
}: {
  bookingId: string
  changeId: string
  left: boolean
}) {
  const [polling, setPolling] = useState(true)
  const { query, booking, gone } = useBooking(bookingId, polling && pollMs)
  const outcome = booking && changeOutcome(booking, changeId, left)
  // Money may still be on its way when the time is over.
  const waiting = outcome === undefined || outcome === 'confirming' || outcome === 'ended'
  if (waiting !== polling) setPolling(waiting)
  if (gone || outcome === 'made') return <Navigate to="/bookings/$bookingId" params={{ bookingId }} replace />
  return (
    <ReturnFrame booking={booking} query={query}>
      {outcome === 'confirming' && <Confirming />}
      {booking && outcome && outcome !== 'confirming' && (
        <NotChanged key={outcome} {...{ booking, outcome }} onTimeUp={() => query.refetch()} />
      )}
    </ReturnFrame>
  )
}

/** Back from paying what was due. */
export function DueReturn({ bookingId, left }: { bookingId: string; left: boolean }) {
  const { query, booking, gone } = useBooking(bookingId, !left && pollMs)
  if (gone || left || booking?.dueMinor === 0)
    return <Navigate to="/bookings/$bookingId" params={{ bookingId }} replace />
  return (
    <ReturnFrame booking={booking} query={query}>
      {booking && <Confirming />}
    </ReturnFrame>
  )
}

type FrameProps = {
  booking: Booking | undefined
  query: ReturnType<typeof useBooking>['query']
  children: ReactNode
}

function ReturnFrame({ booking, query, children }: FrameProps) {
  const t = useT()
  const online = useOnline()
  return (
    <div className="page-column grid grow items-center gap-16 py-10 sm:py-16 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        {!online && <p className="font-medium text-amber">{t('bookings.return.offline')}</p>}
        {query.isPending && <Skeleton className="h-48 w-full" />}
        {query.isError && !booking && (
          <LoadFailed title={t('bookings.loadFailed')} error={query.error} onRetry={() => query.refetch()} />
        )}
        {children}
      </div>
      <BookedFigure booking={booking} />
    </div>
  )
}

type NotChangedProps = {
  booking: Booking
  outcome: Exclude<ChangeOutcome, 'confirming' | 'made'>
  onTimeUp: () => void
}

/** The change did not come about: what is safe, and the ways on. */
function NotChanged({ booking, outcome, onTimeUp }: NotChangedProps) {
  const t = useT()
  const { id: bookingId, pendingChange } = booking
  const waits = (outcome === 'left' || outcome === 'declined') && pendingChange
  return (
    <>
      <PageTitle lead={t(`change.result.${outcome}Text`)}>{t(`change.result.${outcome}`)}</PageTitle>
      {waits && (
        <p className="text-lg">
          <HoldTimer deadline={pendingChange.expiresAt} onEnd={onTimeUp}>
            {(time) => <WithTime sentence={(mark) => t('change.result.wait', { time: mark })} time={time} />}
          </HoldTimer>
        </p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {waits ? (
          <PayButton booking={booking}>{t('bookings.return.tryAgain')}</PayButton>
        ) : (
          <Link
            to={booking.status === 'active' ? '/bookings/$bookingId/extend' : '/bookings/$bookingId/change'}
            params={{ bookingId }}
            className={buttonClass('primary')}
          >
            {t('change.result.again')}
          </Link>
        )}
        <Link to="/bookings/$bookingId" params={{ bookingId }} className={buttonClass('secondary')}>
          {t('bookings.return.seeBooking')}
        </Link>
      </div>
    </>
  )
}
