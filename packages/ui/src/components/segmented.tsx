import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface SegmentedProps<V extends string> {
  /** The question, for those who do not see the switch. */
  label: string
  name: string
  options: readonly { value: V; label: ReactNode; icon?: LucideIcon }[]
  value: V
  onChange: (value: V) => void
  size?: 'normal' | 'small'
  className?: string
}

/** A switch between two to four views or modes: radio buttons in one row. */
export function Segmented<V extends string>({
  label,
  name,
  options,
  value,
  onChange,
  size = 'normal',
  className,
}: SegmentedProps<V>) {
  return (
    <fieldset className={clsx('inline-flex min-w-0 rounded-input bg-sunken p-1', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map(({ value: option, label: text, icon: Icon }) => (
        <label
          key={option}
          className={clsx(
            'inline-flex grow items-center justify-center gap-2 rounded-[4px] border border-transparent px-4 font-medium text-muted transition-colors hover:text-text has-checked:border-hairline forced-colors:border-[Canvas] forced-colors:has-checked:border-[Highlight] has-checked:bg-raised has-checked:text-text has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
            size === 'normal' ? 'min-h-[calc(var(--spacing-control)-0.5rem)]' : 'min-h-target text-sm',
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {Icon && <Icon aria-hidden className="size-5 shrink-0" />}
          {text}
        </label>
      ))}
    </fieldset>
  )
}
