import { serverNow } from '@forecourt/client'
import { buttonClass, EmptyState, PageTitle, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { CloudOff } from 'lucide-react'
import { useT } from '../../i18n.ts'
import { Section } from '../shared/section.tsx'
import { BookingHead } from './booking-head.tsx'
import { PassCard } from './pass-card.tsx'
import { savedBookings } from './saved.ts'

/** A booking without a network: what was kept on this device, above all the pass. */
export function SavedScreen({ bookingId }: { bookingId: string }) {
  const t = useT()
  const { instant, zone } = useFormat()
  const saved = savedBookings(serverNow()).find(({ id }) => id === bookingId)
  if (!saved) {
    return (
      <>
        <PageTitle className="sr-only">{t('bookings.title')}</PageTitle>
        <EmptyState
          icon={CloudOff}
          title={t('bookings.loadFailed')}
          actions={
            <Link to="/bookings" className={buttonClass('secondary')}>
              {t('bookings.title')}
            </Link>
          }
        >
          {t('shell.offlineReason')}
        </EmptyState>
      </>
    )
  }
  const { timeZone, product } = saved
  const ends = [
    { name: t(`bookings.from.${product}`), at: saved.from },
    { name: t(`bookings.to.${product}`), at: saved.to },
  ]
  return (
    <div className="page-column flex grow flex-col gap-8 pt-6 pb-12">
      <BookingHead
        booking={{ ...saved, overdue: false, holdExpiresAt: null }}
        of={{ name: saved.className, acriss: saved.acriss, bayKind: saved.bayKind }}
        timeZone={timeZone}
        title={t(`bookings.titles.${saved.status}.${product}`)}
        lead={t('bookings.offlineCopy', { when: instant(saved.savedAt, timeZone) })}
      />
      <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Section title={t('bookings.whenWhere')}>
          <dl className="grid gap-6 sm:grid-cols-2">
            {ends.map(({ name, at }) => (
              <div key={name}>
                <dt className="text-muted text-sm">{name}</dt>
                <dd className="font-medium text-lg">{instant(at, timeZone)}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-1 text-muted text-sm">{zone(timeZone)}</p>
          <p className="mt-4">
            {saved.place}
            <span className="block text-muted text-sm">{saved.address}</span>
          </p>
          <a
            className="link inline-flex min-h-target items-center"
            href={`tel:${saved.phone.replace(/\s/g, '')}`}
          >
            {saved.phone}
          </a>
        </Section>
        <PassCard {...saved} plate={null} />
      </div>
    </div>
  )
}
