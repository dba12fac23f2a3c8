import { Space } from 'lucide-react'
import type { PointerEvent } from 'react'
import { useT } from '../../i18n/index.ts'
import { type Layout, spaceKey } from './layouts.ts'

export interface KeypadProps {
  layout: Layout
  value: string
  onChange: (value: string) => void
}

const keyClass =
  'grid h-(--key) place-items-center rounded-input border border-control bg-bg font-medium text-xl leading-none shadow-[0_3px_0_var(--color-hairline)] hover:border-text active:translate-y-[3px] active:bg-brand active:text-on-brand active:shadow-none data-wide:col-span-2'

/** A finger on a key leaves the caret where it is; a keyboard's focus moves from key to key. */
const keepFocus = (event: PointerEvent) => event.preventDefault()

/** Keys on the screen. What they type is the caller's to clean. */
export function Keypad({ layout, value, onChange }: KeypadProps) {
  const t = useT()
  return (
    <fieldset className="pad min-w-0" data-kind={layout.kind}>
      <legend className="sr-only">{t('keys.pad')}</legend>
      {layout.keys.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={key === spaceKey ? t('keys.space') : key}
          data-wide={key === spaceKey || undefined}
          onPointerDown={keepFocus}
          onClick={() => onChange(value + key)}
          className={keyClass}
        >
          {key === spaceKey ? <Space aria-hidden className="size-10" /> : key}
        </button>
      ))}
    </fieldset>
  )
}
