import { clsx } from 'clsx'
import { Minus, Plus } from 'lucide-react'
import { useUiText } from '../i18n/create-i18n.ts'

export interface StepperProps {
  /** What is counted, with its price: "Child seat, €25 per rental". Part of both buttons' names. */
  name: string
  value: number
  min?: number
  max: number
  onChange: (value: number) => void
  /** Why nothing can be added, such as "None left at this branch". */
  disabledReason?: string | undefined
  className?: string
}

/** A small number changed by two buttons; the new value is announced where it stands. */
export function Stepper({ name, value, min = 0, max, onChange, disabledReason, className }: StepperProps) {
  const t = useUiText()
  const step =
    'grid size-control place-items-center text-text transition-colors first:rounded-l-[5px] last:rounded-r-[5px] hover:bg-subtle disabled:bg-subtle disabled:text-control'
  return (
    <fieldset className={clsx('inline-flex flex-col items-end gap-1', className)}>
      <legend className="sr-only">{name}</legend>
      <span className="inline-flex rounded-input border border-control">
        <button
          type="button"
          className={step}
          aria-label={t('form.decrease', { name })}
          disabled={value <= min}
          onClick={() => onChange(value - 1)}
        >
          <Minus aria-hidden className="size-5" />
        </button>
        <output className="grid min-w-10 place-items-center font-medium" aria-live="polite">
          {value}
        </output>
        <button
          type="button"
          className={step}
          aria-label={t('form.increase', { name })}
          disabled={value >= max || disabledReason !== undefined}
          onClick={() => onChange(value + 1)}
        >
          <Plus aria-hidden className="size-5" />
        </button>
      </span>
      {disabledReason && <span className="text-muted text-sm">{disabledReason}</span>}
    </fieldset>
  )
}
