import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldError } from './field.tsx'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** One yes or no. Never ticked in advance. */
export function Checkbox({ label, hint, error, id, className, ...input }: CheckboxProps) {
  const fallback = useId()
  const control = id ?? input.name ?? fallback
  const hintId = hint ? `${control}-hint` : undefined
  const errorId = error ? `${control}-error` : undefined
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={control} className="flex min-h-target items-start gap-3 py-2">
        <span className="relative grid h-[1lh] w-6 shrink-0 place-items-center">
          <input
            {...input}
            id={control}
            type="checkbox"
            aria-describedby={clsx(hintId, errorId) || undefined}
            aria-invalid={error ? true : undefined}
            className="peer size-6 appearance-none rounded-[4px] border border-control bg-bg transition-colors checked:border-brand checked:bg-brand hover:border-text disabled:border-hairline disabled:bg-sunken aria-invalid:border-2 aria-invalid:border-error"
          />
          <Check
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute size-4 text-on-brand opacity-0 peer-checked:opacity-100"
          />
        </span>
        <span>
          {label}
          {hint && (
            <span id={hintId} className="block text-muted text-sm">
              {hint}
            </span>
          )}
        </span>
      </label>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  )
}
