import { useId, useState } from 'react'
import { SelectField } from '../components/select-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { useUiText } from '../i18n/create-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import {
  formatLocal,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  splitLocal,
  timesOfDay,
} from './local.ts'
import { formatTyped, parseDate } from './parse-date.ts'
import { isOpen, type RangeEnd, type SlotRule } from './range.ts'

export interface EndFieldsProps {
  end: RangeEnd
  /** "Pick-up", "Leave" */
  name: string
  value: LocalDateTime | undefined
  today: LocalDate
  step: number
  rule: SlotRule
  onDate: (date: LocalDate) => void
  onTime: (time: LocalTime) => void
}

/** The typed way to one end of the period: a date and a time. */
export function EndFields({ end, name, value, today, step, rule, onDate, onTime }: EndFieldsProps) {
  const t = useUiText()
  const { locale } = useLocale()
  const id = useId()
  const { date, time } = value ? splitLocal(value) : { date: undefined, time: '' }
  return (
    <div className="flex gap-2">
      <DateInput
        key={`${date}-${locale}`}
        id={`${id}-date`}
        label={t('when.fromDate', { name })}
        {...{ date, today, onDate }}
      />
      <SelectField
        id={`${id}-time`}
        label={t('when.fromTime', { name })}
        labelHidden
        className="w-[9.5em] shrink-0 self-end"
        value={time}
        disabled={date === undefined}
        onChange={(event) => onTime(event.currentTarget.value)}
        {...(date === undefined && { placeholder: '–' })}
        options={date === undefined ? [] : slotOptions(date)}
      />
    </div>
  )

  function slotOptions(day: LocalDate) {
    return timesOfDay(step).map((slot) => {
      const state = rule(day, slot, end)
      const remark = state === 'open' ? undefined : 'note' in state ? state.note : state.closed
      const shown = formatLocal(`${day}T${slot}`, locale, 'time')
      return { value: slot, label: remark ? `${shown} · ${remark}` : shown, disabled: !isOpen(state) }
    })
  }
}

interface DateInputProps {
  id: string
  label: string
  date: LocalDate | undefined
  today: LocalDate
  onDate: (date: LocalDate) => void
}

/** A date to be typed; taken when the field is left or Enter pressed, and kept as typed when it is none. */
function DateInput({ id, label, date, today, onDate }: DateInputProps) {
  const t = useUiText()
  const { locale } = useLocale()
  const shown = date ? formatTyped(date, locale) : ''
  const [text, setText] = useState(shown)
  const [wrong, setWrong] = useState(false)
  const take = () => {
    if (text === shown) return
    const parsed = parseDate(text, locale, today)
    setWrong(parsed === undefined)
    if (parsed !== undefined) onDate(parsed)
  }
  return (
    <TextField
      id={id}
      label={label}
      className="min-w-0 grow"
      autoComplete="off"
      placeholder={t('when.dateHint')}
      value={text}
      error={wrong ? t('when.badDate', { example: formatTyped(today, locale) }) : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          take()
        }
      }}
    />
  )
}
