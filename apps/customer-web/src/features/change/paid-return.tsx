import type { Booking } from '@forecourt/domain/booking/contract'
import { buttonClass, PageTitle } from '@forecourt/ui'
import { Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { Confirming } from '../bookings/confirming.tsx'
import { HoldTimer } from '../bookings/hold-timer.tsx'
import { type ChangeOutcome, changeOutcome } from '../bookings/outcome.ts'
import { PayButton } from '../bookings/pay-button.tsx'
import { pollMs, ReturnFrame, SeeBooking } from '../bookings/return-frame.tsx'
import { useBooking } from '../bookings/use-booking.ts'
import { WithTime } from '../shared/with-time.tsx'

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
        <SeeBooking bookingId={bookingId} />
      </div>
    </>
  )
}
