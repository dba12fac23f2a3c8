import type { Product } from '@forecourt/domain/pricing/contract'
import { Card, formatLocal, useFormat } from '@forecourt/ui'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Failed } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { DaySheet } from './day-sheet.tsx'
import { type Draft, type PreviewAsk, startTime, usePreview } from './preview.ts'
import { PreviewBar } from './preview-bar.tsx'
import { PriceCalendar } from './price-calendar.tsx'
import { useClasses } from './rates.ts'

export interface CalendarPanelProps {
  product: Product
  ask: PreviewAsk
  onAsk: (change: Partial<PreviewAsk>) => void
  /** A rule that is only thought of: its prices stand beside those in force. */
  draft?: Draft | undefined
}

/** What a stay would cost by the day on which it starts; a day opens to what made its price. */
export function CalendarPanel({ product, ask, onAsk, draft }: CalendarPanelProps) {
  const t = useT()
  const { branch } = useBranch()
  const { language, locale, duration, zone } = useFormat()
  const [opened, setOpened] = useState<string | null>(null)
  const preview = usePreview(ask, draft)
  const classes = useClasses()
  const name = classes.find(({ id }) => id === ask.classId)?.name[language] ?? ask.classId
  const month = formatLocal(`${ask.month}-01T12:00`, locale, 'month')
  const day = preview.data?.days.find(({ date }) => date === opened)
  const changed = preview.data?.days.filter(
    (one) => one.draft !== null && one.draft.totalMinor !== one.live.totalMinor,
  ).length
  return (
    <Card flush>
      <PreviewBar product={product} ask={ask} onAsk={onAsk} />
      <p className="px-4 pb-3 text-muted text-sm">
        {t('pricing.calendar.about', {
          time: formatLocal(`${ask.month}-01T${startTime}`, locale, 'time'),
          zone: zone(branch.timeZone),
        })}
      </p>
      {draft && changed !== undefined && (
        <p
          role="status"
          className="border-hairline border-t bg-blue-tint px-4 py-2 font-medium text-blue text-sm"
        >
          {t('pricing.calendar.changes', { count: changed })}
        </p>
      )}
      <div className="border-hairline border-t">
        {preview.error && !preview.data ? (
          <Failed error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <PriceCalendar
            month={ask.month}
            caption={t('pricing.calendar.caption', { name, month, length: duration(ask.lengthMinutes) })}
            preview={preview.data}
            onOpen={setOpened}
            onMonth={(next) => onAsk({ month: next })}
          />
        )}
      </div>
      {day && preview.data && (
        <DaySheet
          day={day}
          ask={ask}
          product={product}
          currency={preview.data.currency}
          onClose={() => setOpened(null)}
        />
      )}
    </Card>
  )
}
