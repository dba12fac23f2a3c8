import { useServerClock } from '@forecourt/client'
import type { BookingSummary } from '@forecourt/domain/booking/contract'
import { BookingChip, formatReference, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { minutesPast } from '../board/sort.ts'
import { rowLinkClass, type TableColumn } from '../kit/paged-table.tsx'
import { useBranch } from '../shell/branch-context.ts'

/** The columns of the list of bookings; times are those of the branch where they happen. `everywhere` adds where. */
export function useBookingColumns(everywhere: boolean): TableColumn<BookingSummary>[] {
  const t = useT()
  const { branch } = useBranch()
  const { instant, language, money } = useFormat()
  const now = useServerClock(30_000)
  const columns: TableColumn<BookingSummary>[] = [
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
          {formatReference(row.reference)}
        </Link>
      ),
    },
    { id: 'customer', header: t('bookings.customer'), cell: (row) => row.contactName, short: true },
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
      cell: (row) => instant(row.from, row.pickupTimeZone),
      wide: true,
    },
    {
      id: 'end',
      header: t('bookings.end'),
      cell: (row) => (
        <>
          {instant(row.to, row.dropoffTimeZone)}
          {row.dropoffBranchId !== row.pickupBranchId && (
            <span className="block truncate text-muted text-sm">
              {t('board.oneWay', { branch: row.dropoffName })}
            </span>
          )}
        </>
      ),
      wide: true,
    },
    {
      id: 'what',
      header: t('bookings.what'),
      cell: (row) => row.className[language],
      short: true,
      wide: true,
    },
    {
      id: 'unit',
      header: t('bookings.unit'),
      cell: (row) => row.unitLabel ?? row.plate ?? t('none'),
      wide: true,
    },
    {
      id: 'place',
      header: t('bookings.place'),
      cell: (row) => row.pickupName,
      wide: true,
    },
    {
      id: 'total',
      header: t('bookings.total'),
      cell: (row) => money(row.totalMinor, row.currency),
      end: true,
      wide: true,
    },
  ]
  return columns.filter(({ id }) => everywhere || id !== 'place')
}
