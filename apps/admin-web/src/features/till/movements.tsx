import { useTRPC } from '@forecourt/client'
import type { TillMovement, TillSession } from '@forecourt/domain/payments/contract'
import { type Column, DataTable, formatReference, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'

/** All that moved in a till, the latest first. */
export function Movements({ till }: { till: TillSession }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { instant, money } = useFormat()
  const movements = useQuery(trpc.till.movements.queryOptions({ sessionId: till.id }))
  const columns: Column<TillMovement>[] = [
    { id: 'time', header: t('till.time'), cell: ({ at }) => instant(at, branch.timeZone) },
    {
      id: 'what',
      header: t('till.what'),
      rowHeader: true,
      cell: ({ kind, booking, reason }) => (
        <span className="whitespace-normal">
          {t(`till.kinds.${kind}`)}
          {reason && <span className="block font-normal text-muted">{reason}</span>}
          {booking && (
            <Link
              to="/b/$branchId/bookings/$bookingId"
              params={{ branchId: branch.id, bookingId: booking.id }}
              className="link block font-normal"
            >
              {formatReference(booking.reference)}
            </Link>
          )}
        </span>
      ),
    },
    { id: 'by', header: t('till.by'), className: 'max-sm:hidden', cell: ({ by }) => by ?? t('none') },
    {
      id: 'amount',
      header: t('till.amount'),
      align: 'end',
      className: 'whitespace-nowrap',
      cell: ({ amountMinor }) => money(amountMinor, till.currency),
    },
  ]
  return (
    <QueryState query={movements} skeleton={<Skeleton className="m-4 h-32" />}>
      {(rows) => (
        <DataTable
          caption={t('till.movementsOf', { number: till.drawer })}
          columns={columns}
          rows={rows.toReversed()}
          rowKey={({ id }) => id}
          empty={t('till.noMovements')}
        />
      )}
    </QueryState>
  )
}
