import { Button } from '@forecourt/ui'
import { Delete } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Screen, type ScreenProps } from '../shell/screen.tsx'
import { Keypad } from './keypad.tsx'
import type { Layout } from './layouts.ts'

export interface TypeScreenProps extends Pick<ScreenProps, 'title' | 'lead' | 'onBack'> {
  /** The field's name. */
  label: string
  value: string
  /** Keeps what may be typed; given the whole text after each key. */
  clean: (typed: string) => string
  onChange: (value: string) => void
  /** How the value is written in the field, where that differs. */
  show?: (value: string) => string
  layout: Layout
  /** The main button; `missing` is said when it is pressed too early. */
  next: { label: string; onPress: () => void; missing: string | undefined; loading?: boolean }
  /** What went wrong with the last try. */
  problem?: ReactNode
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
  next,
  problem,
  spelled = false,
  ...screen
}: TypeScreenProps) {
  const t = useT()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [tooEarly, setTooEarly] = useState(false)
  useEffect(() => field.current?.focus(), [])
  const wrong = problem || (tooEarly && next.missing)

  function change(typed: string): void {
    setTooEarly(false)
    onChange(clean(typed))
  }

  function proceed(): void {
    if (next.loading) return
    setTooEarly(next.missing !== undefined)
    if (next.missing === undefined) next.onPress()
    else field.current?.focus()
  }

  return (
    <Screen
      {...screen}
      typing
      next={{ label: next.label, loading: next.loading ?? false, onPress: proceed }}
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
      <form
        onSubmit={(event) => {
          event.preventDefault()
          proceed()
        }}
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
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-problem` : undefined}
          data-spelled={spelled || undefined}
          className="h-[128px] w-full rounded-card border-2 border-control bg-bg px-6 font-bold text-2xl aria-invalid:border-error data-spelled:text-center data-spelled:text-3xl data-spelled:tracking-[0.14em] landscape:h-[92px]"
        />
      </form>
      {wrong && (
        <p id={`${id}-problem`} role="alert" className="mt-4 font-medium text-error text-lg landscape:mt-2">
          {wrong}
        </p>
      )}
    </Screen>
  )
}
