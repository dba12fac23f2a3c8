import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { FieldError } from './field.tsx'

export interface FieldsetTexts {
  /** The question that the controls answer together. */
  legend?: ReactNode
  legendHidden?: boolean | undefined
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean | undefined
  className?: string | undefined
}

interface FieldsetProps extends FieldsetTexts {
  children: (control: {
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}

/** A question answered by several controls: its legend, hint and error, wired by id. */
export function Fieldset({
  legend,
  legendHidden,
  hint,
  error,
  optional,
  className,
  children,
}: FieldsetProps) {
  const t = useUiText()
  const base = useId()
  const hintId = hint ? `${base}-hint` : undefined
  const errorId = error ? `${base}-error` : undefined
  return (
    <fieldset aria-describedby={hintId} className={clsx('min-w-0', className)}>
      <legend className={clsx('mb-1.5 font-medium text-sm', legendHidden && 'sr-only')}>
        {legend}
        {optional && <span className="font-normal text-muted"> ({t('optional')})</span>}
      </legend>
      {hint && (
        <p id={hintId} className="mb-1.5 text-muted text-sm">
          {hint}
        </p>
      )}
      {children({ 'aria-describedby': errorId, 'aria-invalid': error ? true : undefined })}
      {error && (
        <div className="mt-1.5">
          <FieldError id={errorId}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  )
}
