import { useServerClock } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { buttonClass, PageTitle, Skeleton, useFormat, useOnline } from '@forecourt/ui'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AgainLink } from '../features/bookings/again-link.tsx'
import { BookedFigure } from '../features/bookings/booked-figure.tsx'
import { Confirming } from '../features/bookings/confirming.tsx'
import { HoldTimer } from '../features/bookings/hold-timer.tsx'
import { type Outcome, returnOutcome } from '../features/bookings/outcome.ts'
import { PayButton } from '../features/bookings/pay-button.tsx'
import { useBooking } from '../features/bookings/use-booking.ts'
import { ChangeReturn, DueReturn } from '../features/change/paid-return.tsx'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { WithTime } from '../features/shared/with-time.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/bookings/$bookingId/return')

/** How often the server is asked while its answer is awaited, beside the live stream, ms. */
const pollMs = 2500

/** Back from the payment page. What it says comes from the server, never from the address. */
export function BookingReturn() {
  const { bookingId } = route.useParams()
  const { left, change, due } = route.useSearch()
  if (change) return <ChangeReturn bookingId={bookingId} changeId={change} left={left === 1} />
  if (due) return <DueReturn bookingId={bookingId} left={left === 1} />
  return <HoldReturn />
}

function HoldReturn() {
  const t = useT()
  const online = useOnline()
  const { bookingId } = route.useParams()
  const { left } = route.useSearch()
  const now = useServerClock()
  const [polling, setPolling] = useState(true)
  const { query, booking, gone } = useBooking(bookingId, polling && pollMs)
  const outcome = booking && returnOutcome(booking, left === 1, now)
  const waiting = outcome === undefined || outcome === 'confirming' || outcome === 'ended'
  if (waiting !== polling) setPolling(waiting)

  if (gone || outcome === 'elsewhere') {
    return <Navigate to="/bookings/$bookingId" params={{ bookingId }} replace />
  }
  if (outcome === 'confirmed') {
    return <Navigate to="/bookings/$bookingId" params={{ bookingId }} search={{ fresh: true }} replace />
  }
  return (
    <div className="page-column grid grow items-center gap-16 py-10 sm:py-16 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        {!online && <p className="font-medium text-amber">{t('bookings.return.offline')}</p>}
        {query.isPending && <Skeleton className="h-48 w-full" />}
        {query.isError && !booking && (
          <LoadFailed title={t('bookings.loadFailed')} error={query.error} onRetry={() => query.refetch()} />
        )}
        {outcome === 'confirming' && <Confirming />}
        {booking && outcome && outcome !== 'confirming' && (
          <NotPaid key={outcome} {...{ booking, outcome }} onHoldEnd={() => query.refetch()} />
        )}
      </div>
      <BookedFigure booking={booking} />
    </div>
  )
}

type NotPaidProps = {
  booking: Booking
  outcome: Exclude<Outcome, 'confirming' | 'confirmed' | 'elsewhere'>
  onHoldEnd: () => void
}

/** It did not come to a booking: what is safe, and the ways on. */
function NotPaid({ booking, outcome, onHoldEnd }: NotPaidProps) {
  const t = useT()
  const { money } = useFormat()
  const { product, payment, currency, holdExpiresAt } = booking
  const amount = money(payment.paidMinor, currency)
  const words = {
    declined: { title: t('bookings.return.declined'), lead: t('bookings.return.declinedText') },
    left: { title: t('bookings.return.left'), lead: t('bookings.return.leftText') },
    ended: { title: t('bookings.return.ended'), lead: t('bookings.return.endedText') },
    lost: { title: t(`bookings.return.lost.${product}`), lead: t('bookings.return.lostText', { amount }) },
  }[outcome]
  const held = outcome === 'declined' || outcome === 'left'
  return (
    <>
      <PageTitle lead={words.lead}>{words.title}</PageTitle>
      {held && holdExpiresAt && (
        <p className="text-lg">
          <HoldTimer deadline={holdExpiresAt} onEnd={onHoldEnd}>
            {(time) => (
              <WithTime
                sentence={(mark) => t(`bookings.return.stillHeld.${product}`, { time: mark })}
                time={time}
              />
            )}
          </HoldTimer>
        </p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {held ? (
          <PayButton booking={booking}>{t('bookings.return.tryAgain')}</PayButton>
        ) : (
          <AgainLink booking={booking} sameOffer={outcome === 'ended'} />
        )}
        <Link
          to="/bookings/$bookingId"
          params={{ bookingId: booking.id }}
          className={buttonClass('secondary')}
        >
          {t('bookings.return.seeBooking')}
        </Link>
      </div>
    </>
  )
}
