import { serverInstant } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import {
  buttonClass,
  EmptyState,
  PageTitle,
  Skeleton,
  SkeletonGroup,
  StaleStrip,
  Timeline,
  useFormat,
  useOnline,
} from '@forecourt/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useMe } from '../features/account/use-me.ts'
import { BookingActions } from '../features/bookings/booking-actions.tsx'
import { BookingHead } from '../features/bookings/booking-head.tsx'
import { bookingWords } from '../features/bookings/booking-words.ts'
import { CarPhotos } from '../features/bookings/car-photos.tsx'
import { Documents } from '../features/bookings/documents.tsx'
import { bookingHistory } from '../features/bookings/history.ts'
import { MakeAccount } from '../features/bookings/make-account.tsx'
import { PassCard } from '../features/bookings/pass-card.tsx'
import { PriceAndPayment } from '../features/bookings/price-and-payment.tsx'
import { SavedScreen } from '../features/bookings/saved-screen.tsx'
import { ToDo } from '../features/bookings/to-do.tsx'
import { UnitLine } from '../features/bookings/unit-line.tsx'
import { useBooking } from '../features/bookings/use-booking.ts'
import { WhenWhere } from '../features/bookings/when-where.tsx'
import { OpenAmounts } from '../features/change/open-amounts.tsx'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { Section } from '../features/shared/section.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/bookings/$bookingId')

export function BookingScreen() {
  const t = useT()
  const online = useOnline()
  const { instant } = useFormat()
  const { bookingId } = route.useParams()
  const { query, booking, pass, live, gone } = useBooking(bookingId)
  if (!online && !booking) return <SavedScreen bookingId={bookingId} />
  return (
    <div className="page-column flex grow flex-col gap-8 pt-6 pb-12">
      {live === 'stale' && booking && (
        <StaleStrip updated={instant(serverInstant(query.dataUpdatedAt), booking.pickup.timeZone, 'time')} />
      )}
      {!booking && <PageTitle className="sr-only">{t('bookings.title')}</PageTitle>}
      {query.isPending && <BookingSkeleton />}
      {gone && <NotHere />}
      {query.isError && !gone && !booking && (
        <LoadFailed title={t('bookings.loadFailed')} error={query.error} onRetry={() => query.refetch()} />
      )}
      {booking && <BookingBody booking={booking} pass={pass} onHoldEnd={() => query.refetch()} />}
    </div>
  )
}

type BodyProps = { booking: Booking; pass: ReturnType<typeof useBooking>['pass']; onHoldEnd: () => void }

function BookingBody({ booking, pass, onHoldEnd }: BodyProps) {
  const t = useT()
  const me = useMe()
  const format = useFormat()
  const { fresh } = route.useSearch()
  const { status, pickup } = booking
  return (
    <>
      <BookingHead
        booking={booking}
        of={booking.class}
        timeZone={pickup.timeZone}
        {...bookingWords(booking, fresh === true, t, format)}
      />
      <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="flex min-w-0 flex-col gap-8 max-lg:contents">
          <div className="flex flex-col gap-8 max-lg:order-1">
            <OpenAmounts booking={booking} onTimeUp={onHoldEnd} />
            <BookingActions booking={booking} onHoldEnd={onHoldEnd} />
          </div>
          <div className="flex min-w-0 flex-col gap-8 max-lg:order-3">
            <Section title={t('bookings.whenWhere')}>
              <WhenWhere booking={booking} />
              <UnitLine booking={booking} />
            </Section>
            {status === 'confirmed' && (
              <Section title={t('bookings.todo')}>
                <ToDo booking={booking} />
              </Section>
            )}
            {booking.product === 'rental' && <CarPhotos booking={booking} />}
            <Section title={t('bookings.price')}>
              <PriceAndPayment booking={booking} />
            </Section>
            {status !== 'pending' && status !== 'expired' && (
              <Section title={t('bookings.documents')}>
                <Documents booking={booking} />
              </Section>
            )}
            <Section title={t('bookings.history')}>
              <Timeline items={bookingHistory(booking, t, format)} />
            </Section>
            <p className="text-muted">
              <a className="link" href={`tel:${pickup.phone.replace(/\s/g, '')}`}>
                {t('bookings.branchPhone', { phone: pickup.phone })}
              </a>
            </p>
            {me === null && status === 'confirmed' && <MakeAccount />}
          </div>
        </div>
        {(status === 'confirmed' || status === 'active') && (
          <aside className="max-lg:order-2 lg:sticky lg:top-6">
            {pass.data ? (
              <PassCard
                reference={booking.reference}
                pass={pass.data.token}
                timeZone={pickup.timeZone}
                plate={booking.product === 'parking' ? booking.plate : null}
                savedAt={serverInstant(pass.dataUpdatedAt)}
              />
            ) : pass.isError ? (
              <p className="rounded-card bg-subtle p-6">{t('bookings.pass.failed')}</p>
            ) : (
              <Skeleton className="h-[29rem] w-full rounded-sheet!" />
            )}
          </aside>
        )}
      </div>
    </>
  )
}

function NotHere() {
  const t = useT()
  return (
    <EmptyState
      icon={KeyRound}
      title={t('bookings.notFound')}
      actions={
        <>
          <Link to="/bookings" className={buttonClass('primary')}>
            {t('bookings.link.find')}
          </Link>
          <Link to="/sign-in" search={{ next: location.pathname }} className={buttonClass('secondary')}>
            {t('account.signIn')}
          </Link>
        </>
      }
    >
      {t('bookings.notFoundText')}
    </EmptyState>
  )
}

function BookingSkeleton() {
  return (
    <SkeletonGroup className="flex flex-col gap-8">
      <Skeleton className="h-56 w-full rounded-sheet!" />
      <div className="grid gap-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Skeleton className="h-96 w-full" />
        <Skeleton className="h-[29rem] w-full rounded-sheet!" />
      </div>
    </SkeletonGroup>
  )
}
