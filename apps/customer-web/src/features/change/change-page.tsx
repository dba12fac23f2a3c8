import type { Booking } from '@forecourt/domain/booking/contract'
import { buttonClass, EmptyState, PageTitle, Skeleton, SkeletonGroup } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { CalendarX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n.ts'
import { useBooking } from '../bookings/use-booking.ts'
import { BackWords, backLinkClass } from '../shared/back-link.tsx'
import { LoadFailed } from '../shared/load-failed.tsx'

export type ChangePageProps = {
  bookingId: string
  title: (booking: Booking) => string
  lead: (booking: Booking) => string
  /** In which states of the booking this can be done, and what is said in the others. */
  allowed: readonly Booking['status'][]
  notNow: { title: string; text: string }
  children: (booking: Booking, reload: () => void) => ReactNode
}

/** The frame of a screen that changes a booking: the way back, and the states in which there is nothing to change. */
export function ChangePage({ bookingId, title, lead, allowed, notNow, children }: ChangePageProps) {
  const t = useT()
  const { query, booking, gone } = useBooking(bookingId)
  const back = (
    <Link to="/bookings/$bookingId" params={{ bookingId }} className={backLinkClass}>
      <BackWords>{t('change.back')}</BackWords>
    </Link>
  )
  if (!booking) {
    return (
      <div className="page-column flex grow flex-col gap-8 pt-6 pb-12">
        {back}
        <PageTitle className="sr-only">{t('change.title')}</PageTitle>
        {query.isPending && <ChangeSkeleton />}
        {query.isError && (
          <LoadFailed
            title={gone ? t('bookings.notFound') : t('bookings.loadFailed')}
            error={query.error}
            onRetry={() => query.refetch()}
          />
        )}
      </div>
    )
  }
  const can = allowed.includes(booking.status)
  return (
    <div className="page-column flex grow flex-col gap-8 pt-6 pb-12">
      {back}
      <PageTitle {...(can && { lead: lead(booking) })}>{title(booking)}</PageTitle>
      {can ? (
        children(booking, () => query.refetch())
      ) : (
        <EmptyState
          icon={CalendarX}
          title={notNow.title}
          actions={
            <Link to="/bookings/$bookingId" params={{ bookingId }} className={buttonClass('primary')}>
              {t('change.back')}
            </Link>
          }
        >
          {notNow.text}
        </EmptyState>
      )}
    </div>
  )
}

function ChangeSkeleton() {
  return (
    <SkeletonGroup className="grid gap-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <Skeleton className="h-96 w-full" />
      <Skeleton className="h-64 w-full rounded-card!" />
    </SkeletonGroup>
  )
}
