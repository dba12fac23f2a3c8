import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { FieldError } from '../components/field.tsx'
import { formatDuration } from '../format/duration.ts'
import { useFormat } from '../format/use-format.ts'
import { useUiText } from '../i18n/create-i18n.ts'
import { Calendar } from './calendar.tsx'
import { EndFields } from './end-fields.tsx'
import { addDays, type LocalDate, splitLocal, toInstant, toLocal } from './local.ts'
import {
  dayIsOpen,
  pickDay,
  type RangeEnd,
  rangeMinutes,
  remarkOn,
  type SlotRule,
  withDate,
  withTime,
} from './range.ts'
import type { DateTimeRangeProps } from './range-props.ts'

export interface RangePanelProps extends Omit<DateTimeRangeProps, 'labels'> {
  labels: { start: string; end: string }
  months: 1 | 2
  onDone: () => void
}

const ends = ['start', 'end'] as const

const alwaysOpen: SlotRule = () => 'open'

/** The panel of `DateTimeRange`: what is typed and what is pressed set the same period. */
export function RangePanel({
  labels,
  value,
  onChange,
  zone,
  clock,
  step = 30,
  slotState = alwaysOpen,
  maxDays = 365,
  nudge,
  months,
  onDone,
}: RangePanelProps) {
  const t = useUiText()
  const format = useFormat()
  const [picking, setPicking] = useState<RangeEnd>('start')
  const [month, setMonth] = useState<LocalDate>()
  // The panel lives for a minute or two: "now" may stand still in it.
  const [now] = useState(() => toLocal(new Date(clock()).toISOString(), zone))
  const today = splitLocal(now).date
  const rule: SlotRule = (date, time, end) =>
    `${date}T${time}` < now ? { closed: t('when.past') } : slotState(date, time, end)
  const firstMonth = month ?? (value.start ? splitLocal(value.start).date : today)
  const last = addDays(today, maxDays)
  const closedReason = (date: LocalDate) => {
    if (date < today) return t('when.past')
    return date > last || !dayIsOpen(date, picking, step, rule) ? t('when.closedDay') : undefined
  }
  const minutes = rangeMinutes(value, zone)
  const backwards = value.start && value.end && minutes === undefined
  const changes =
    value.start && value.end && minutes !== undefined
      ? format.clockChanges(toInstant(value.start, zone), toInstant(value.end, zone), zone)
      : []
  const fields = (end: RangeEnd) => (
    <EndFields
      end={end}
      name={labels[end]}
      value={value[end]}
      onDate={(date) => {
        if (!isShown(date, firstMonth, months)) setMonth(date)
        onChange(withDate(value, end, date, step, rule))
      }}
      onTime={(time) => onChange(withTime(value, end, time))}
      {...{ today, step, rule }}
    />
  )
  return (
    <div className="flex flex-col gap-5 sm:w-[42rem]">
      <div className="grid gap-4 sm:grid-cols-2 sm:gap-8">
        {fields('start')}
        {fields('end')}
      </div>
      <Calendar
        from={value.start && splitLocal(value.start).date}
        to={value.end && splitLocal(value.end).date}
        first={today}
        month={firstMonth}
        onMonth={setMonth}
        {...{ last, months, closedReason }}
        onPick={(date) => {
          const next = pickDay(value, picking, date, step, rule)
          setPicking(next.picking)
          onChange(next.range)
        }}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-hairline border-t pt-4">
        <div className="min-w-0 text-sm">
          <p aria-live="polite" className="font-medium">
            {minutes !== undefined && t('when.length', { duration: formatDuration(minutes, format.locale) })}
            {minutes === undefined &&
              !backwards &&
              t('when.chooseStart', { name: labels[value.start ? 'end' : 'start'] })}
          </p>
          {backwards && (
            <FieldError id={undefined}>
              {t('when.endFirst', { from: labels.start, to: labels.end })}
            </FieldError>
          )}
          {ends.map((end) => (
            <Remark key={end} name={labels[end]} remark={remarkOn(value, end, rule)} />
          ))}
          <p className="text-muted">{capitalized(format.zone(zone))}</p>
          {changes.map((change) => (
            <p key={change} className="text-amber">
              {change}
            </p>
          ))}
          {nudge && <p className="text-brand">{nudge}</p>}
        </div>
        <Button onClick={onDone} className="max-sm:grow">
          {t('done')}
        </Button>
      </div>
    </div>
  )
}

function Remark({ name, remark }: { name: string; remark: ReturnType<typeof remarkOn> }) {
  if (!remark) return null
  const text = `${name}: ${remark.text}`
  return remark.closed ? <FieldError id={undefined}>{text}</FieldError> : <p>{text}</p>
}

/** Whether a day is in one of the `months` months that begin with that of `first`. */
function isShown(date: LocalDate, first: LocalDate, months: number): boolean {
  const ordinal = (day: LocalDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const distance = ordinal(date) - ordinal(first)
  return distance >= 0 && distance < months
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
