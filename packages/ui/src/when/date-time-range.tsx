import { clsx } from 'clsx'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { FieldError } from '../components/field.tsx'
import { Sheet } from '../components/modal.tsx'
import { Popover } from '../components/popover.tsx'
import { useUiText } from '../i18n/create-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useWide } from '../live/use-wide.ts'
import { formatLocal, type LocalDateTime } from './local.ts'
import { RangePanel } from './range-panel.tsx'
import type { DateTimeRangeProps } from './range-props.ts'

/** A period of dates and times: one button, one panel with fields to type in and a calendar to press. */
export function DateTimeRange(props: DateTimeRangeProps) {
  const { name, value, error, className } = props
  const t = useUiText()
  const { locale } = useLocale()
  const [open, setOpen] = useState(false)
  const wide = useWide()
  const labels = props.labels ?? { start: t('when.from'), end: t('when.to') }
  // The same words as on the button, so that whoever speaks what they see presses it.
  const written = (local: string | undefined) =>
    local && `${formatLocal(local, locale, 'date')}, ${formatLocal(local, locale, 'time')}`
  const start = written(value.start)
  const end = written(value.end)
  const errorId = error ? `${name}-error` : undefined
  const trigger = (
    <button
      type="button"
      id={name}
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-describedby={errorId}
      aria-invalid={error ? true : undefined}
      aria-label={
        start && end ? t('when.button', { from: labels.start, start, to: labels.end, end }) : t('when.choose')
      }
      onClick={wide ? undefined : () => setOpen(true)}
      className="@container grid min-h-control w-full grid-cols-[1fr_auto_1fr] items-stretch rounded-input border border-control bg-bg text-left transition-colors hover:border-text aria-invalid:border-2 aria-invalid:border-error"
    >
      <TriggerHalf label={labels.start} value={value.start} />{' '}
      <span aria-hidden className="my-2 w-px bg-hairline" />
      <TriggerHalf label={labels.end} value={value.end} />
    </button>
  )
  const panel = <RangePanel {...props} labels={labels} months={wide ? 2 : 1} onDone={() => setOpen(false)} />
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      {wide ? (
        <Popover
          trigger={trigger}
          label={t('when.choose')}
          open={open}
          onOpenChange={setOpen}
          ownFocus
          className="p-5!"
        >
          {panel}
        </Popover>
      ) : (
        <>
          {trigger}
          <Sheet open={open} onClose={() => setOpen(false)} title={t('when.choose')}>
            {panel}
          </Sheet>
        </>
      )}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  )
}

/** One end on the button. Where the two ends leave no room for a line of both, the time stands below its date. */
function TriggerHalf({ label, value }: { label: string; value: LocalDateTime | undefined }) {
  const { locale } = useLocale()
  return (
    <span className="flex min-w-0 items-center gap-3 px-3 @max-[26rem]:py-1.5 py-0.5">
      <CalendarDays aria-hidden className="size-5 shrink-0 text-muted @max-[28rem]:hidden" />
      <span className="min-w-0">
        <span className="block text-muted text-xs leading-tight">{label}</span>{' '}
        <span className="flex @max-[26rem]:flex-col flex-wrap gap-x-2 leading-snug">
          {value ? (
            <>
              <span>{formatLocal(value, locale, 'date')}</span>{' '}
              <span>{formatLocal(value, locale, 'time')}</span>
            </>
          ) : (
            <span className="text-muted">–</span>
          )}
        </span>
      </span>
    </span>
  )
}
