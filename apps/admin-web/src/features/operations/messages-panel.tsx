import { useTRPC } from '@forecourt/client'
import { type MessageSummary, messageKinds, messageStates } from '@forecourt/domain/notifications/contract'
import { Card, Chip, formatReference, useFormat } from '@forecourt/ui'
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useCallback, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { FilterBar, FilterSelect } from '../kit/filter-bar.tsx'
import { PagedTable, rowLinkClass, type TableColumn } from '../kit/paged-table.tsx'
import { usePaged } from '../kit/paging.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { messageLooks } from './looks.ts'
import { Reason } from './reason.tsx'
import { RetryButton } from './retry-button.tsx'
import { lookAgainMs, useRetried } from './use-retry.ts'

const route = getRouteApi('/staff/b/$branchId/operations')

/** The log of messages to customers, and what became of each. */
export function MessagesPanel() {
  const t = useT()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { message: state, kind, reference } = route.useSearch()
  const input = { ...(state && { state }), ...(kind && { kind }), ...(reference && { reference }) }
  const query = useInfiniteQuery(
    trpc.operations.messages.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: lookAgainMs,
    }),
  )
  const list = usePaged(query, JSON.stringify(input))
  const columns = useMessageColumns()
  const filtered = Object.keys(input).length > 0
  const textField = useRef<HTMLInputElement>(null)
  const set = useCallback(
    (change: Partial<ReturnType<typeof route.useSearch>>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  )
  const setReference = useCallback((text: string) => set({ reference: text.trim() || undefined }), [set])
  return (
    <div className="flex flex-col gap-4">
      <FilterBar
        text={{
          label: t('operations.reference'),
          value: reference ?? '',
          onChange: setReference,
          ref: textField,
        }}
        clear={
          filtered
            ? {
                label: t('operations.clear'),
                onClear: () => set({ message: undefined, kind: undefined, reference: undefined }),
              }
            : undefined
        }
      >
        <FilterSelect
          label={t('operations.state')}
          any={t('operations.anyState')}
          value={state}
          options={messageStates.map((value) => ({ value, label: t(`operations.message.${value}`) }))}
          onChange={(message) => set({ message })}
        />
        <FilterSelect
          label={t('operations.kind')}
          any={t('operations.anyKind')}
          value={kind}
          options={messageKinds.map((value) => ({ value, label: t(`operations.kinds.${value}`) }))}
          onChange={(next) => set({ kind: next })}
        />
      </FilterBar>
      <Card flush>
        <PagedTable
          caption={t('operations.view.messages')}
          columns={columns}
          list={list}
          rowKey={(row) => row.id}
          onFilter={() => textField.current?.focus()}
          empty={{
            icon: MailCheck,
            title: t(filtered ? 'operations.noneFiltered' : 'operations.noMessages'),
            text: t(filtered ? 'operations.noneFilteredText' : 'operations.noMessagesText'),
          }}
        />
      </Card>
    </div>
  )
}

function useMessageColumns(): TableColumn<MessageSummary>[] {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  return [
    {
      id: 'kind',
      header: t('operations.kind'),
      cell: (row) =>
        row.bookingId === null ? (
          t(`operations.kinds.${row.kind}`)
        ) : (
          <Link
            to="/b/$branchId/bookings/$bookingId"
            params={{ branchId: row.branchId ?? branch.id, bookingId: row.bookingId }}
            data-row
            className={rowLinkClass}
          >
            {t(`operations.kinds.${row.kind}`)}
          </Link>
        ),
    },
    {
      id: 'state',
      header: t('operations.state'),
      cell: (row) => (
        <>
          <Chip {...messageLooks[row.state]}>{t(`operations.message.${row.state}`)}</Chip>
          <Reason error={row.lastError} attempts={row.attempts} />
        </>
      ),
    },
    {
      id: 'booking',
      header: t('operations.booking'),
      cell: (row) => (row.reference === null ? t('none') : formatReference(row.reference)),
      wide: true,
    },
    { id: 'to', header: t('operations.to'), cell: (row) => row.recipient, wide: true },
    {
      id: 'at',
      header: t('operations.at'),
      cell: (row) => instant(row.sentAt ?? row.createdAt, branch.timeZone),
      wide: true,
    },
    {
      id: 'retry',
      header: t('operations.action'),
      cell: (row) => row.state === 'failed' && <Retry message={row} />,
      end: true,
    },
  ]
}

function Retry({ message }: { message: MessageSummary }) {
  const t = useT()
  const trpc = useTRPC()
  const retry = useMutation(trpc.operations.retryMessage.mutationOptions(useRetried()))
  return (
    <RetryButton
      what={t(`operations.kinds.${message.kind}`)}
      retry={{ ...retry, mutate: () => retry.mutate({ messageId: message.id }) }}
    />
  )
}
