import { useTRPC } from '@forecourt/client'
import { type InboxEvent, inboxStates } from '@forecourt/domain/payments/contract'
import { Card, Chip, useFormat } from '@forecourt/ui'
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { FilterSelect } from '../kit/filter-bar.tsx'
import { PagedTable, rowLinkClass, type TableColumn } from '../kit/paged-table.tsx'
import { usePaged } from '../kit/paging.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { inboxLooks } from './looks.ts'
import { Reason } from './reason.tsx'
import { RetryButton } from './retry-button.tsx'
import { lookAgainMs, useRetried } from './use-retry.ts'

const route = getRouteApi('/staff/b/$branchId/operations')

/** What the payment provider told us, and whether it had its effect. */
export function EventsPanel() {
  const t = useT()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { event: state } = route.useSearch()
  const input = state ? { state } : {}
  const query = useInfiniteQuery(
    trpc.operations.events.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: lookAgainMs,
    }),
  )
  const list = usePaged(query, JSON.stringify(input))
  const columns = useEventColumns()
  return (
    <div className="flex flex-col gap-4">
      <search className="flex flex-wrap items-center gap-2">
        <FilterSelect
          label={t('operations.state')}
          any={t('operations.anyState')}
          value={state}
          options={inboxStates.map((value) => ({ value, label: t(`operations.event.${value}`) }))}
          onChange={(event) => void navigate({ search: (now) => ({ ...now, event }), replace: true })}
        />
      </search>
      <Card flush>
        <PagedTable
          caption={t('operations.view.events')}
          columns={columns}
          list={list}
          rowKey={(row) => row.id}
          empty={{
            icon: Inbox,
            title: t(state ? 'operations.noneFiltered' : 'operations.noEvents'),
            text: t(state ? 'operations.noneFilteredText' : 'operations.noEventsText'),
          }}
        />
      </Card>
    </div>
  )
}

function useEventColumns(): TableColumn<InboxEvent>[] {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  return [
    {
      id: 'type',
      header: t('operations.type'),
      cell: (row) =>
        row.bookingId === null ? (
          row.type
        ) : (
          <Link
            to="/b/$branchId/bookings/$bookingId"
            params={{ branchId: branch.id, bookingId: row.bookingId }}
            data-row
            className={rowLinkClass}
          >
            {row.type}
          </Link>
        ),
    },
    {
      id: 'state',
      header: t('operations.state'),
      cell: (row) => (
        <>
          <Chip {...inboxLooks[row.state]}>{t(`operations.event.${row.state}`)}</Chip>
          <Reason error={row.lastError} attempts={row.attempts} />
        </>
      ),
    },
    { id: 'object', header: t('operations.object'), cell: (row) => row.objectId, wide: true },
    {
      id: 'at',
      header: t('operations.received'),
      cell: (row) => instant(row.receivedAt, branch.timeZone),
      wide: true,
    },
    {
      id: 'retry',
      header: t('operations.action'),
      cell: (row) => row.state === 'parked' && <Retry event={row} />,
      end: true,
    },
  ]
}

function Retry({ event }: { event: InboxEvent }) {
  const _t = useT()
  const trpc = useTRPC()
  const retry = useMutation(trpc.operations.retryEvent.mutationOptions(useRetried()))
  return (
    <RetryButton
      what={`${event.type} ${event.objectId}`}
      retry={{ ...retry, mutate: () => retry.mutate({ eventId: event.id }) }}
    />
  )
}
