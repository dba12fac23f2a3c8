import { Button } from '@forecourt/ui'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import type { FilterProps } from './filter-props.ts'
import { FilterSheet } from './filter-sheet.tsx'
import { QuickFilters } from './quick-filters.tsx'

/** Filters at hand, and all filters in a sheet. */
export function FilterBar(props: FilterProps) {
  const { active } = props
  const t = useT()
  const [open, setOpen] = useState(false)
  const label = active.length > 0 ? t('results.filtersOn', { count: active.length }) : t('results.filters')
  return (
    <>
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
      <FilterSheet {...props} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
