import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Field, type FieldTexts, inputClass } from './field.tsx'

export interface Option<V extends string = string> {
  value: V
  label: string
  disabled?: boolean
}

export interface SelectFieldProps extends FieldTexts, Omit<ComponentProps<'select'>, 'children'> {
  options: readonly Option[]
  /** An empty first choice, such as "Choose a country". */
  placeholder?: string
}

/** A choice from a short list: the platform's own select, good under a thumb and with every screen reader. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  options,
  placeholder,
  id,
  className,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className }} id={id ?? select.name}>
      {(control) => (
        <span className="relative block">
          <select {...select} {...control} className={clsx(inputClass, 'appearance-none pr-10!')}>
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 size-5 -translate-y-1/2 text-muted"
          />
        </span>
      )}
    </Field>
  )
}
