import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldError } from './field.tsx'

export interface RadioOption<V extends string> {
  value: V
  label: ReactNode
  /** A second line: what the choice means. */
  hint?: ReactNode
  /** Said at the end of the line: a price, a number left. */
  aside?: ReactNode
  /** Why it cannot be chosen. */
  disabledReason?: string | undefined
}

export interface RadioGroupProps<V extends string> {
  /** The question, shown above. */
  legend: ReactNode
  legendHidden?: boolean
  hint?: ReactNode
  error?: string | undefined
  name: string
  options: readonly RadioOption<V>[]
  /** Undefined until chosen: nothing is chosen in advance. */
  value?: V | undefined
  onChange?: (value: V) => void
  /** With react-hook-form: `register('tier')` in place of `value` and `onChange`. */
  register?: Omit<ComponentProps<'input'>, 'type'>
  className?: string
}

/** One of a few choices, each a card that can be pressed anywhere. The first carries the id `name`. */
export function RadioGroup<V extends string>({
  legend,
  legendHidden = false,
  hint,
  error,
  name,
  options,
  value,
  onChange,
  register,
  className,
}: RadioGroupProps<V>) {
  const base = useId()
  const hintId = hint ? `${base}-hint` : undefined
  const errorId = error ? `${base}-error` : undefined
  const chosen = (option: V) =>
    register ? {} : { checked: value === option, onChange: () => onChange?.(option) }
  return (
    <fieldset aria-describedby={clsx(hintId, errorId) || undefined} className={clsx('min-w-0', className)}>
      <legend className={clsx('mb-1.5 font-medium text-sm', legendHidden && 'sr-only')}>{legend}</legend>
      {hint && (
        <p id={hintId} className="mb-2 text-muted text-sm">
          {hint}
        </p>
      )}
      <div className="flex flex-col gap-3">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-control items-start gap-3 rounded-card border border-hairline bg-bg px-4 py-3 transition-colors hover:border-control has-checked:border-brand has-checked:bg-brand-tint has-disabled:bg-subtle has-disabled:text-muted has-checked:shadow-[inset_0_0_0_1px_var(--color-brand)]"
          >
            <span className="grid h-[1lh] shrink-0 place-items-center">
              <input
                {...register}
                {...chosen(option.value)}
                type="radio"
                name={name}
                id={index === 0 ? name : `${name}-${option.value}`}
                value={option.value}
                disabled={option.disabledReason !== undefined}
                className="size-6 shrink-0 appearance-none rounded-full border border-control bg-bg transition-[border-width] checked:border-[7px] checked:border-brand disabled:border-hairline"
              />
            </span>
            <span className="min-w-0 grow">
              <span className="font-medium">{option.label}</span>
              {(option.disabledReason ?? option.hint) && (
                <span className="block text-muted text-sm">{option.disabledReason ?? option.hint}</span>
              )}
            </span>
            {option.aside && <span className="shrink-0 font-medium">{option.aside}</span>}
          </label>
        ))}
      </div>
      {error && (
        <div className="mt-1.5">
          <FieldError id={errorId}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  )
}
