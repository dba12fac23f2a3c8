import { clsx } from 'clsx'
import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { Field, type FieldTexts, inputClass } from './field.tsx'
import { IconButton } from './icon-button.tsx'

export interface TextFieldProps extends FieldTexts, Omit<ComponentProps<'input'>, 'children'> {
  /** Shown inside the field, before what is typed: an icon or a unit. */
  before?: ReactNode
  /** Shown inside the field, after what is typed: a unit or a small button. */
  after?: ReactNode
}

/**
 * A line of text. Takes `register('email')` of react-hook-form as it is; `id` falls back to `name`, which
 * is where the error summary links to.
 */
export function TextField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  before,
  after,
  id,
  className,
  ...input
}: TextFieldProps) {
  const [shown, setShown] = useState(false)
  const t = useUiText()
  const secret = input.type === 'password'
  const toggle = secret && (
    <IconButton
      icon={shown ? EyeOff : Eye}
      label={t(shown ? 'form.hide' : 'form.show')}
      aria-pressed={shown}
      onClick={() => setShown(!shown)}
    />
  )
  const end = after ?? toggle
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className }} id={id ?? input.name}>
      {(control) => (
        <span className="relative block">
          {before && (
            <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted">
              {before}
            </span>
          )}
          <input
            {...input}
            {...control}
            type={secret && shown ? 'text' : (input.type ?? 'text')}
            className={clsx(inputClass, before && 'pl-10!', end && 'pr-14!')}
          />
          {end && (
            <span className="absolute inset-y-0 right-1 grid place-items-center text-muted">{end}</span>
          )}
        </span>
      )}
    </Field>
  )
}
