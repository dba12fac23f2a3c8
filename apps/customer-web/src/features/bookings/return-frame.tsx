import type { Booking } from '@forecourt/domain/booking/contract'
import { buttonClass, Skeleton, useOnline } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '../../i18n.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import { BookedFigure } from './booked-figure.tsx'
import type { useBooking } from './use-booking.ts'

/** How often the server is asked while its answer is awaited, beside the live stream, ms. */
export const pollMs = 2500

type ReturnFrameProps = {
  booking: Booking | undefined
  query: ReturnType<typeof useBooking>['query']
  children: ReactNode
}

/** The frame of a screen that one comes back to from the payment page. */
export function ReturnFrame({ booking, query, children }: ReturnFrameProps) {
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

/** The way on to a booking that is there already. */
export function SeeBooking({ bookingId }: { bookingId: string }) {
  const t = useT()
  return (
    <Link to="/bookings/$bookingId" params={{ bookingId }} className={buttonClass('secondary')}>
      {t('bookings.return.seeBooking')}
    </Link>
  )
}
