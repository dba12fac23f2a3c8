import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'

/** What every field of a form shows around its control. */
export interface FieldTexts {
  label: ReactNode
  hint?: ReactNode
  /** Said inline in red, in the same words as in the summary. */
  error?: string | undefined
  /** Marks the label "optional"; fields are required unless they say so. */
  optional?: boolean | undefined
  /** Keeps the label for screen readers alone, where its place says it already. */
  labelHidden?: boolean | undefined
}

/** What a control needs to belong to its label, hint and error. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': boolean
}

interface FieldProps extends FieldTexts {
  /** The control's id, to which the error summary links; the field's name by convention. */
  id?: string | undefined
  className?: string | undefined
  children: (control: ControlProps) => ReactNode
}

/** A label, a hint and an error around one control, wired by id. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  labelHidden,
  id,
  className,
  children,
}: FieldProps) {
  const t = useUiText()
  const fallback = useId()
  const control = id ?? fallback
  const hintId = hint ? `${control}-hint` : undefined
  const errorId = error ? `${control}-error` : undefined
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={control} className={clsx('font-medium text-sm', labelHidden && 'sr-only')}>
        {label}
        {optional && <span className="font-normal text-muted"> ({t('optional')})</span>}
      </label>
      {hint && (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {children({
        id: control,
        'aria-describedby': clsx(hintId, errorId) || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': !optional,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  )
}

/** The red line below a field that is wrong. */
export function FieldError({ id, children }: { id: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 font-medium text-error text-sm">
      <CircleAlert aria-hidden className="mt-[0.2em] size-4 shrink-0" />
      {children}
    </p>
  )
}

/** The look of anything typed into. */
export const inputClass =
  'w-full min-h-control rounded-input border border-control bg-bg px-3 text-base text-text transition-colors hover:border-text disabled:border-hairline disabled:bg-subtle disabled:text-muted [&[readonly]]:bg-subtle aria-invalid:border-error aria-invalid:border-2 aria-invalid:px-[calc(var(--spacing)*3-1px)]'
