import type { Product } from '@forecourt/domain/pricing/contract'
import { formatLocal, IconButton, SelectField, useFormat } from '@forecourt/ui'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { addMonths, lengthsOf, type PreviewAsk } from './preview.ts'
import { useClasses, useToday } from './rates.ts'

/** What the calendar shows: the class, the length of stay, the month. */
export function PreviewBar({
  product,
  ask,
  onAsk,
}: {
  product: Product
  ask: PreviewAsk
  onAsk: (change: Partial<PreviewAsk>) => void
}) {
  const t = useT()
  const { language, locale, duration } = useFormat()
  const today = useToday()
  const classes = useClasses().filter((one) => one.product === product)
  const { classId, month, lengthMinutes } = ask
  const lengths = [...new Set([...lengthsOf[product], lengthMinutes])].toSorted((a, b) => a - b)
  const turn = (by: number) => onAsk({ month: addMonths(month, by) })
  return (
    <div className="flex flex-wrap items-end gap-3 p-4">
      <SelectField
        id="preview-class"
        label={t('pricing.class')}
        className="min-w-44 grow basis-44"
        value={classId}
        onChange={(event) => onAsk({ classId: event.target.value })}
        options={classes.map(({ id, name, acriss }) => ({
          value: id,
          label: [name[language], acriss].filter(Boolean).join(' · '),
        }))}
      />
      <SelectField
        id="preview-length"
        label={t('pricing.length')}
        className="min-w-32 grow basis-32"
        value={String(lengthMinutes)}
        onChange={(event) => onAsk({ lengthMinutes: Number(event.target.value) })}
        options={lengths.map((minutes) => ({ value: String(minutes), label: duration(minutes) }))}
      />
      <div className="flex min-h-control items-center gap-1 max-sm:w-full max-sm:justify-between">
        <IconButton
          icon={ChevronLeft}
          label={t('pricing.calendar.previous')}
          aria-disabled={month <= today.slice(0, 7) || undefined}
          className="aria-disabled:text-control"
          onClick={() => month > today.slice(0, 7) && turn(-1)}
        />
        <span role="status" className="min-w-36 text-center font-bold capitalize">
          {formatLocal(`${month}-01T12:00`, locale, 'month')}
        </span>
        <IconButton icon={ChevronRight} label={t('pricing.calendar.next')} onClick={() => turn(1)} />
      </div>
    </div>
  )
}
