import { clsx } from 'clsx'
import { AlarmClock } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { announcementDue, countdownState, untilNextStep } from './countdown-state.ts'

export interface CountdownProps {
  /** The server's deadline, ISO. */
  deadline: string
  /** What to add to this device's clock to get the server's, in ms: `clockOffset(serverNow, Date.now())`. */
  offset?: number
  /** Called once when the time is over. */
  onEnd?: () => void
  /** Words around the figures: `(time) => <>Held for {time}</>`. */
  children?: (time: ReactNode) => ReactNode
  className?: string
}

/** Time left until the server's deadline: the same after a reload, spoken only at 5, 2 and 1 minutes. */
export function Countdown({ deadline, offset = 0, onEnd, children, className }: CountdownProps) {
  const t = useUiText()
  const [now, setNow] = useState(() => Date.now() + offset)
  const [announced, setAnnounced] = useState('')
  const state = countdownState(deadline, now)
  const before = useRef(state.left)
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    // At the very moment that the figures change, so that they are never late by a part of a second.
    const tick = () => {
      const at = Date.now() + offset
      setNow(at)
      timer = setTimeout(tick, untilNextStep(countdownState(deadline, at).left))
    }
    tick()
    return () => clearTimeout(timer)
  }, [deadline, offset])
  useEffect(() => {
    const due = announcementDue(before.current, state.left)
    before.current = state.left
    if (due === undefined) return
    setAnnounced(due === 0 ? t('countdown.ended') : t('countdown.minutes', { count: due }))
    if (due === 0) end.current?.()
  }, [state.left, t])
  const figures = <span className="font-medium">{state.text}</span>
  return (
    <span className={clsx('inline-flex items-center gap-2', state.urgent && 'text-error', className)}>
      {state.urgent && <AlarmClock aria-hidden className="size-5 shrink-0" />}
      <span role="timer" aria-live="off">
        {children ? children(figures) : figures}
      </span>
      <span role="status" className="sr-only">
        {announced}
      </span>
    </span>
  )
}
