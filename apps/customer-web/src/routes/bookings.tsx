import { Button, buttonClass, EmptyState, PageTitle, Skeleton, SkeletonGroup } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { CalendarSearch } from 'lucide-react'
import { BookingLink, type BookingRow } from '../features/bookings/booking-link.tsx'
import { FindForm } from '../features/bookings/find-form.tsx'
import { grouped, groups, useLiveBookings, useMyBookings } from '../features/bookings/use-my-bookings.ts'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { useT } from '../i18n.ts'

export function Bookings() {
  const t = useT()
  const { me, offline, rows, failed, retry, more } = useMyBookings()
  useLiveBookings(rows ?? [])
  const lead = offline ? t('bookings.offlineList') : me === null ? t('bookings.guestLead') : undefined
  return (
    <div className="page-column grid grow items-start gap-x-16 gap-y-12 pt-8 pb-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
      <div className="flex min-w-0 flex-col gap-8">
        <PageTitle {...(lead && { lead })}>{t('bookings.title')}</PageTitle>
        {failed && <LoadFailed title={t('bookings.failed')} error={failed} onRetry={retry} />}
        {!rows && failed === null && <ListSkeleton />}
        {rows && <Groups rows={rows} />}
        {more && (
          <Button variant="secondary" className="self-center" onClick={more}>
            {t('bookings.more')}
          </Button>
        )}
      </div>
      <section aria-labelledby="find" className="rounded-card bg-subtle p-6">
        <h2 id="find" className="text-lg">
          {t('bookings.find.title')}
        </h2>
        <p className="mt-1 mb-5 text-muted">{t('bookings.find.lead')}</p>
        <FindForm />
      </section>
    </div>
  )
}

function Groups({ rows }: { rows: readonly BookingRow[] }) {
  const t = useT()
  const byGroup = grouped(rows)
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={CalendarSearch}
        title={t('bookings.empty')}
        actions={
          <Link to="/" className={buttonClass('primary')}>
            {t('bookings.search')}
          </Link>
        }
      >
        {t('bookings.emptyText')}
      </EmptyState>
    )
  }
  return groups
    .filter((group) => byGroup[group].length > 0)
    .map((group) => (
      <section key={group} aria-labelledby={`group-${group}`}>
        <h2 id={`group-${group}`} className="mb-3 text-lg">
          {t(`bookings.${group}`)}
        </h2>
        <ul className="flex flex-col gap-3">
          {byGroup[group].map((booking) => (
            <li key={booking.id}>
              <BookingLink booking={booking} />
            </li>
          ))}
        </ul>
      </section>
    ))
}

const rows = ['first', 'second', 'third']

function ListSkeleton() {
  return (
    <SkeletonGroup className="flex flex-col gap-3">
      {rows.map((row) => (
        <Skeleton key={row} className="h-28 w-full rounded-card!" />
      ))}
    </SkeletonGroup>
  )
}
