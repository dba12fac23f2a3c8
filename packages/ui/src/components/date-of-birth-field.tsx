import { clsx } from 'clsx'
import { useUiText } from '../i18n/create-i18n.ts'
import { inputClass } from './field.tsx'
import { Fieldset, type FieldsetTexts } from './fieldset.tsx'

export interface DateParts {
  day: string
  month: string
  year: string
}

export interface DateOfBirthFieldProps extends FieldsetTexts {
  /** The day carries this id, to which the error summary links; the others end in `-month` and `-year`. */
  name: string
  value: DateParts
  onChange: (parts: DateParts) => void
}

const parts = [
  { part: 'day', autoComplete: 'bday-day', digits: 2, width: 'w-[4.5em]' },
  { part: 'month', autoComplete: 'bday-month', digits: 2, width: 'w-[4.5em]' },
  { part: 'year', autoComplete: 'bday-year', digits: 4, width: 'w-[6em]' },
] as const

/** A remembered date in three fields; the cursor never jumps on by itself. */
export function DateOfBirthField({ name, value, onChange, hint, ...texts }: DateOfBirthFieldProps) {
  const t = useUiText()
  return (
    <Fieldset {...texts} hint={hint ?? t('form.birthHint')}>
      {(control) => (
        <div className="flex gap-3">
          {parts.map(({ part, autoComplete, digits, width }) => (
            <label key={part} className={clsx('flex flex-col gap-1 text-muted text-sm', width)}>
              {t(`form.${part}`)}
              <input
                {...control}
                id={part === 'day' ? name : `${name}-${part}`}
                inputMode="numeric"
                autoComplete={autoComplete}
                maxLength={digits}
                value={value[part]}
                onChange={(event) => onChange({ ...value, [part]: event.target.value.replace(/\D/g, '') })}
                className={inputClass}
              />
            </label>
          ))}
        </div>
      )}
    </Fieldset>
  )
}

/** The ISO date ("1990-03-27") that three typed parts mean, or undefined when there is no such day. */
export function isoDateOf({ day, month, year }: DateParts): string | undefined {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  // 31 April would roll over into May.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
