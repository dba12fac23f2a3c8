import { useServerClock } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { PageTitle, useFormat } from '@forecourt/ui'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AgainLink } from '../features/bookings/again-link.tsx'
import { Confirming } from '../features/bookings/confirming.tsx'
import { HoldTimer } from '../features/bookings/hold-timer.tsx'
import { type Outcome, returnOutcome } from '../features/bookings/outcome.ts'
import { PayButton } from '../features/bookings/pay-button.tsx'
import { pollMs, ReturnFrame, SeeBooking } from '../features/bookings/return-frame.tsx'
import { useBooking } from '../features/bookings/use-booking.ts'
import { ChangeReturn, DueReturn } from '../features/change/paid-return.tsx'
import { WithTime } from '../features/shared/with-time.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/bookings/$bookingId/return')

/** Back from the payment page. What it says comes from the server, never from the address. */
export function BookingReturn() {
  const { bookingId } = route.useParams()
  const { left, change, due } = route.useSearch()
  if (change) return <ChangeReturn bookingId={bookingId} changeId={change} left={left === 1} />
  if (due) return <DueReturn bookingId={bookingId} left={left === 1} />
  return <HoldReturn />
}

function HoldReturn() {
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
    <ReturnFrame booking={booking} query={query}>
      {outcome === 'confirming' && <Confirming />}
      {booking && outcome && outcome !== 'confirming' && (
        <NotPaid key={outcome} {...{ booking, outcome }} onHoldEnd={() => query.refetch()} />
      )}
    </ReturnFrame>
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
        <SeeBooking bookingId={booking.id} />
      </div>
    </>
  )
}
