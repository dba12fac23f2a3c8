import { Button, SelectField } from '@forecourt/ui'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { FilterSheet, type FilterSheetProps } from './filter-sheet.tsx'
import type { FilterName } from './filters.ts'
import { type Sort, sorts } from './offers.ts'
import { QuickFilters } from './quick-filters.tsx'

export type FilterBarProps = Omit<FilterSheetProps, 'open' | 'onClose'> & { active: readonly FilterName[] }

/** Filters at hand, all filters in a sheet, and the order. */
export function FilterBar(props: FilterBarProps) {
  const { active, search, onChange } = props
  const t = useT()
  const [open, setOpen] = useState(false)
  const label = active.length > 0 ? t('results.filtersOn', { count: active.length }) : t('results.filters')
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
      <Button variant="secondary" size="small" onClick={() => setOpen(true)} aria-label={label}>
        <SlidersHorizontal aria-hidden className="size-4" />
        {t('results.filters')}
        {active.length > 0 && (
          <span className="grid size-5 place-items-center rounded-full bg-brand text-on-brand text-xs">
            {active.length}
          </span>
        )}
      </Button>
      <QuickFilters {...props} />
      <SelectField
        className="ml-auto w-44"
        label={t('results.sort')}
        labelHidden
        name="sort"
        value={search.sort ?? 'best'}
        onChange={(event) => onChange({ sort: sorts.find((sort) => sort === event.currentTarget.value) })}
        options={sorts.map((sort: Sort) => ({ value: sort, label: t(`results.sorts.${sort}`) }))}
      />
      <FilterSheet {...props} open={open} onClose={() => setOpen(false)} />
    </div>
  )
}
