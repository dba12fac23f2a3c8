import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { movedBy, type PreviewedDay } from './preview.ts'
import { usePercent } from './sentence.ts'

export interface PriceCellProps {
  day: PreviewedDay
  currency: string
  /** The day in words. */
  label: string
  inTabOrder: boolean
  onOpen: () => void
}

/** One start of the calendar: its price, and what rules did to it; with a draft, the price before it struck through. */
export function PriceCell({ day, currency, label, inTabOrder, onOpen }: PriceCellProps) {
  const t = useT()
  const { money } = useFormat()
  const percent = usePercent()
  const { live, draft } = day
  const changed = draft !== null && draft.totalMinor !== live.totalMinor
  const shown = draft ?? live
  const moved = movedBy(shown.lines)
  const words = [
    label,
    changed
      ? t('pricing.calendar.instead', {
          after: money(draft.totalMinor, currency),
          before: money(live.totalMinor, currency),
        })
      : money(live.totalMinor, currency),
    moved !== 0 && t('pricing.calendar.moved', { percent: percent(moved) }),
  ]
  return (
    <button
      type="button"
      data-date={day.date}
      data-changed={changed || undefined}
      data-moved={moved === 0 ? undefined : moved > 0 ? 'up' : 'down'}
      tabIndex={inTabOrder ? 0 : -1}
      onClick={onOpen}
      className="group relative flex h-full w-full flex-col items-start gap-0.5 px-0.5 py-1 text-left leading-tight transition-colors hover:bg-subtle focus-visible:z-10 data-changed:bg-blue-tint sm:p-2"
    >
      <span className="sr-only">{words.filter(Boolean).join(', ')}</span>
      <span aria-hidden className="text-muted text-sm">
        {Number(day.date.slice(8))}
      </span>
      {changed && (
        <s aria-hidden className="text-muted text-xs max-sm:hidden">
          {money(live.totalMinor, currency)}
        </s>
      )}
      <span
        aria-hidden
        className="font-medium text-xs tracking-tight sm:text-base group-data-changed:text-blue"
      >
        <span className="sm:hidden">{money(shown.totalMinor, currency, 'rounded')}</span>
        <span className="max-sm:hidden">{money(shown.totalMinor, currency)}</span>
      </span>
      {moved !== 0 && (
        <span
          aria-hidden
          className="whitespace-nowrap text-xs tracking-tight group-data-[moved=down]:text-green group-data-[moved=up]:text-amber"
        >
          {percent(moved)}
        </span>
      )}
    </button>
  )
}
