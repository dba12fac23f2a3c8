import { useTRPC } from '@forecourt/client'
import { bookingStatuses } from '@forecourt/domain/booking/contract'
import { Card, inputClass, PageTitle } from '@forecourt/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CalendarSearch } from 'lucide-react'
import { type RefObject, useCallback, useRef } from 'react'
import { useBookingColumns } from '../features/booking/columns.tsx'
import { type BookingFilters, isFiltered, listInput } from '../features/booking/filters.ts'
import { ColumnsMenu, useColumns } from '../features/kit/columns.tsx'
import { FilterBar, FilterSelect } from '../features/kit/filter-bar.tsx'
import { PagedTable } from '../features/kit/paged-table.tsx'
import { usePaged } from '../features/kit/paging.tsx'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

const route = getRouteApi('/staff/b/$branchId/bookings')

/** All bookings of a branch; its filters are in the address, so that a colleague sees the same rows. */
export function BookingsRoute() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const filters = route.useSearch()
  const input = listInput(filters, branch.id)
  const query = useInfiniteQuery(
    trpc.booking.list.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const list = usePaged(query, JSON.stringify(input))
  const all = useBookingColumns(filters.all === true)
  const { columns, hidden, set } = useColumns('bookings', all)
  const textField = useRef<HTMLInputElement>(null)
  const filtered = isFiltered(filters)
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={
          <span className="text-base">
            {filters.all ? t('bookings.leadAll') : t('bookings.lead', { branch: branch.name })}
          </span>
        }
      >
        {t('bookings.title')}
      </PageTitle>
      <Filters filters={filters} textField={textField} />
      <Card flush>
        <PagedTable
          caption={t('bookings.title')}
          columns={columns}
          list={list}
          rowKey={(row) => row.id}
          onFilter={() => textField.current?.focus()}
          empty={{
            icon: CalendarSearch,
            title: t(filtered ? 'bookings.noneFiltered' : 'bookings.none'),
            text: t(filtered ? 'bookings.noneFilteredText' : 'bookings.noneText'),
          }}
          tools={<ColumnsMenu all={all} hidden={hidden} onSet={set} />}
        />
      </Card>
    </>
  )
}

function Filters({
  filters,
  textField,
}: {
  filters: BookingFilters
  textField: RefObject<HTMLInputElement | null>
}) {
  const t = useT()
  const navigate = route.useNavigate()
  const set = useCallback(
    (change: Partial<BookingFilters>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  )
  const setText = useCallback((text: string) => set({ text: text.trim() || undefined }), [set])
  const products = ['rental', 'parking'] as const
  return (
    <FilterBar
      text={{ label: t('bookings.text'), value: filters.text ?? '', onChange: setText, ref: textField }}
      clear={
        isFiltered(filters)
          ? {
              label: t('bookings.clear'),
              onClear: () => void navigate({ search: filters.all ? { all: true } : {}, replace: true }),
            }
          : undefined
      }
    >
      <FilterSelect
        label={t('bookings.scope')}
        any={t('bookings.here')}
        value={filters.all ? 'all' : undefined}
        options={[{ value: 'all', label: t('bookings.all') }]}
        onChange={(value) => set({ all: value ? true : undefined })}
      />
      <FilterSelect
        label={t('bookings.status')}
        any={t('bookings.anyStatus')}
        value={filters.status}
        options={bookingStatuses.map((value) => ({ value, label: t(`bookings.statusOf.${value}`) }))}
        onChange={(status) => set({ status })}
      />
      <FilterSelect
        label={t('bookings.product')}
        any={t('bookings.anyProduct')}
        value={filters.product}
        options={products.map((value) => ({ value, label: t(`bookings.${value}`) }))}
        onChange={(product) => set({ product })}
      />
      <span className="flex flex-wrap items-center gap-2 text-muted">
        {t('bookings.start')}
        {(['from', 'to'] as const).map((end) => (
          <input
            key={end}
            type="date"
            aria-label={t(`bookings.${end}`)}
            title={t(`bookings.${end}`)}
            value={filters[end] ?? ''}
            data-set={filters[end] !== undefined || undefined}
            onChange={(event) => set({ [end]: event.target.value || undefined })}
            className={`${inputClass} w-auto! px-2! data-set:border-brand data-set:bg-brand-tint`}
          />
        ))}
      </span>
    </FilterBar>
  )
}
