import { useT } from '../../i18n.ts'
import type { FilterProps } from './filter-props.ts'
import type { ResultsSearch } from './filters.ts'

type Quick = { label: string; set: Partial<ResultsSearch>; name: keyof ResultsSearch }

/** The filters that most people reach for, each one press away. */
export function QuickFilters({ product, search, onChange }: FilterProps) {
  const t = useT()
  const quick: Record<FilterProps['product'], Quick[]> = {
    rental: [
      { name: 'gearbox', set: { gearbox: 'automatic' }, label: t('results.gearbox.automatic') },
      { name: 'fuel', set: { fuel: 'electric' }, label: t('results.fuel.electric') },
      { name: 'seats', set: { seats: 7 }, label: t('results.seats', { count: 7 }) },
      { name: 'free', set: { free: true }, label: t('results.names.free') },
    ],
    parking: [
      { name: 'bay', set: { bay: 'ev' }, label: t('results.bay.ev') },
      { name: 'bay', set: { bay: 'accessible' }, label: t('results.bay.accessible') },
      { name: 'free', set: { free: true }, label: t('results.names.free') },
    ],
  }
  return (
    <div className="hidden flex-wrap gap-2 sm:flex">
      {quick[product].map(({ label, name, set }) => {
        const pressed = search[name] === set[name]
        return (
          <button
            key={label}
            type="button"
            aria-pressed={pressed}
            onClick={() => onChange(pressed ? { [name]: undefined } : set)}
            className="min-h-target rounded-full border border-hairline bg-bg px-4 font-medium text-sm transition-colors hover:border-control aria-pressed:border-brand aria-pressed:bg-brand-tint aria-pressed:text-brand"
          >
            {label}
          </button>
        )
      })}
    </div>
  )
}
