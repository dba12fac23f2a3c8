import { useTRPC } from '@forecourt/client'
import { type UnitClass, unitStatuses } from '@forecourt/domain/fleet/contract'
import { Card, PageTitle, useFormat } from '@forecourt/ui'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CarFront } from 'lucide-react'
import { type RefObject, useCallback, useRef } from 'react'
import { FoundHereButton } from '../features/desk/found-here.tsx'
import { useUnitColumns } from '../features/fleet/columns.tsx'
import { isFiltered, listInput, type UnitFilters } from '../features/fleet/filters.ts'
import { UnitDrawer } from '../features/fleet/unit-drawer.tsx'
import { ColumnsMenu, useColumns } from '../features/kit/columns.tsx'
import { FilterBar, FilterSelect } from '../features/kit/filter-bar.tsx'
import { PagedTable } from '../features/kit/paged-table.tsx'
import { usePaged } from '../features/kit/paging.tsx'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

const route = getRouteApi('/staff/b/$branchId/units')

/** What stands at a branch, with filters in the address and one unit open beside the list. */
export function UnitsRoute() {
  const t = useT()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { branch } = useBranch()
  const filters = route.useSearch()
  const input = listInput(filters, branch.id)
  const classes = useQuery(trpc.fleet.listClasses.queryOptions({}, { staleTime: 60 * 60_000 })).data ?? []
  const query = useInfiniteQuery(
    trpc.fleet.listUnits.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const list = usePaged(query, JSON.stringify(input))
  const all = useUnitColumns(classes)
  const { columns, hidden, set } = useColumns('units', all)
  const textField = useRef<HTMLInputElement>(null)
  const filtered = isFiltered(filters)

  function close(): void {
    const opened = filters.unit
    void navigate({ search: ({ unit: _unit, ...rest }) => rest, replace: true, resetScroll: false }).then(
      () => document.querySelector<HTMLElement>(`[data-unit="${opened}"]`)?.focus(),
    )
  }

  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('units.lead', { branch: branch.name })}</span>}
        actions={<FoundHereButton />}
      >
        {t('units.title')}
      </PageTitle>
      <Filters filters={filters} classes={classes} textField={textField} />
      <Card flush>
        <PagedTable
          caption={t('units.title')}
          columns={columns}
          list={list}
          rowKey={(unit) => unit.id}
          openKey={filters.unit}
          onFilter={() => textField.current?.focus()}
          empty={{
            icon: CarFront,
            title: t(filtered ? 'units.noneFiltered' : 'units.none'),
            text: filtered ? t('units.noneFilteredText') : '',
          }}
          tools={<ColumnsMenu all={all} hidden={hidden} onSet={set} />}
        />
      </Card>
      {filters.unit && (
        <UnitDrawer key={filters.unit} unitId={filters.unit} classes={classes} onClose={close} />
      )}
    </>
  )
}

function Filters({
  filters,
  classes,
  textField,
}: {
  filters: UnitFilters
  classes: readonly UnitClass[]
  textField: RefObject<HTMLInputElement | null>
}) {
  const t = useT()
  const { language } = useFormat()
  const navigate = route.useNavigate()
  const set = useCallback(
    (change: Partial<UnitFilters>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  )
  const setText = useCallback((text: string) => set({ text: text.trim() || undefined }), [set])
  const products = ['rental', 'parking'] as const
  const fitting = classes.filter(({ product }) => !filters.product || product === filters.product)
  return (
    <FilterBar
      text={{ label: t('units.text'), value: filters.text ?? '', onChange: setText, ref: textField }}
      clear={
        isFiltered(filters)
          ? { label: t('units.clear'), onClear: () => void navigate({ search: {}, replace: true }) }
          : undefined
      }
    >
      <FilterSelect
        label={t('units.product')}
        any={t('units.anyProduct')}
        value={filters.product}
        options={products.map((value) => ({ value, label: t(`units.${value}`) }))}
        onChange={(product) => set({ product, classId: undefined })}
      />
      <FilterSelect
        label={t('units.class')}
        any={t('units.anyClass')}
        value={filters.classId}
        options={fitting.map(({ id, name, acriss }) => ({
          value: id,
          label: [name[language], acriss].filter(Boolean).join(' · '),
        }))}
        onChange={(classId) => set({ classId })}
      />
      <FilterSelect
        label={t('units.status')}
        any={t('units.anyStatus')}
        value={filters.status}
        options={unitStatuses.map((value) => ({ value, label: t(`units.${value}`) }))}
        onChange={(status) => set({ status })}
      />
    </FilterBar>
  )
}
