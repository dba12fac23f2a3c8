import { Fieldset, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { weekdayName } from './weekday-name.ts'

/** Days of the week to choose from, as a bit for each: Monday is 1, Sunday 64. */
export function WeekdayField({
  value,
  error,
  optional = false,
  id = 'weekdays',
  onChange,
}: {
  /** Of the first day, to be led to. */
  id?: string
  value: number
  error: string | undefined
  optional?: boolean
  onChange: (bits: number) => void
}) {
  const t = useT()
  const { locale } = useFormat()
  return (
    <Fieldset
      legend={t('pricing.rule.weekdays')}
      hint={optional ? t('pricing.rule.weekdaysHint') : undefined}
      error={error}
      optional={optional}
    >
      {(control) => (
        <div className="flex flex-wrap gap-1.5">
          {[0, 1, 2, 3, 4, 5, 6].map((nth) => (
            <label
              key={nth}
              className="inline-flex min-h-target min-w-target items-center justify-center rounded-input border border-control px-3 font-medium transition-colors hover:border-text has-checked:border-brand has-checked:bg-brand-tint has-checked:text-brand has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
            >
              <input
                {...control}
                type="checkbox"
                id={nth === 0 ? id : undefined}
                aria-label={weekdayName(nth, locale)}
                className="sr-only"
                checked={(value & (1 << nth)) !== 0}
                onChange={() => onChange(value ^ (1 << nth))}
              />
              {weekdayName(nth, locale, 'short')}
            </label>
          ))}
        </div>
      )}
    </Fieldset>
  )
}
