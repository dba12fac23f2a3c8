import { useServerClock } from '@forecourt/client'
import type { BookingSummary } from '@forecourt/domain/booking/contract'
import { BookingChip, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { minutesPast } from '../board/sort.ts'
import { rowLinkClass, type TableColumn } from '../kit/paged-table.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { showReference } from './reference.ts'

/** The columns of the list of bookings; times are those of the branch where they happen. */
export function useBookingColumns(): TableColumn<BookingSummary>[] {
  const t = useT()
  const { branch } = useBranch()
  const { instant, language, money } = useFormat()
  const now = useServerClock(30_000)
  return [
    {
      id: 'reference',
      header: t('bookings.reference'),
      cell: (row) => (
        <Link
          to="/b/$branchId/bookings/$bookingId"
          params={{ branchId: branch.id, bookingId: row.id }}
          data-row
          className={rowLinkClass}
        >
          {showReference(row.reference)}
        </Link>
      ),
    },
    { id: 'customer', header: t('bookings.customer'), cell: (row) => row.contactName },
    {
      id: 'status',
      header: t('bookings.status'),
      cell: (row) => (
        <BookingChip
          status={row.status}
          product={row.product}
          {...(row.overdue && { overdueMinutes: minutesPast(row.to, now) })}
        />
      ),
    },
    {
      id: 'start',
      header: t('bookings.start'),
      cell: (row) => <span className="whitespace-nowrap">{instant(row.from, row.pickupTimeZone)}</span>,
      wide: true,
    },
    {
      id: 'end',
      header: t('bookings.end'),
      cell: (row) => <span className="whitespace-nowrap">{instant(row.to, row.dropoffTimeZone)}</span>,
      wide: true,
    },
    { id: 'what', header: t('bookings.what'), cell: (row) => row.className[language], wide: true },
    {
      id: 'unit',
      header: t('bookings.unit'),
      cell: (row) => <span className="whitespace-nowrap">{row.unitLabel ?? row.plate ?? t('none')}</span>,
      wide: true,
    },
    {
      id: 'place',
      header: t('bookings.place'),
      cell: (row) =>
        row.pickupBranchId === row.dropoffBranchId
          ? row.pickupName
          : t('bookings.oneWay', { from: row.pickupName, to: row.dropoffName }),
      wide: true,
    },
    {
      id: 'total',
      header: t('bookings.total'),
      cell: (row) => <span className="whitespace-nowrap">{money(row.totalMinor, row.currency)}</span>,
      end: true,
      wide: true,
    },
  ]
}
