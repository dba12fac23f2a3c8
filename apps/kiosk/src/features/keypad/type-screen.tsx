import { Button } from '@forecourt/ui'
import { Delete } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { Screen, type ScreenProps } from '../shell/screen.tsx'
import { Keypad } from './keypad.tsx'
import type { Layout } from './layouts.ts'

export interface TypeScreenProps extends Pick<ScreenProps, 'title' | 'lead' | 'onBack' | 'problem' | 'next'> {
  /** The field's name. */
  label: string
  value: string
  /** Keeps what may be typed; given the whole text after each key. */
  clean: (typed: string) => string
  onChange: (value: string) => void
  /** How the value is written in the field, where that differs. */
  show?: (value: string) => string
  layout: Layout
  /** A reference or a plate is read letter by letter. */
  spelled?: boolean
}

/** A question answered by typing: on the pad, or on a keyboard where there is one. */
export function TypeScreen({
  label,
  value,
  clean,
  onChange,
  show = (text) => text,
  layout,
  spelled = false,
  ...screen
}: TypeScreenProps) {
  const t = useT()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const change = (typed: string) => onChange(clean(typed))

  return (
    <Screen
      {...screen}
      typing
      controls={<Keypad layout={layout} value={value} onChange={change} />}
      extra={
        <Button
          variant="secondary"
          wide
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => change(value.slice(0, -1))}
        >
          <Delete aria-hidden className="size-6 shrink-0" />
          {t('keys.delete')}
        </Button>
      }
    >
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        value={show(value)}
        onChange={(event) => change(event.target.value)}
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={screen.problem ? true : undefined}
        data-spelled={spelled || undefined}
        className="h-[128px] w-full rounded-card border-2 border-control bg-bg px-6 font-bold text-2xl aria-invalid:border-error data-spelled:text-center data-spelled:text-3xl data-spelled:tracking-[0.14em] landscape:h-[92px]"
      />
    </Screen>
  )
}
