import { useEffect, useEffectEvent, useState } from 'react'
import { type Idle, idleAfter, type Patience } from './idle.ts'

const present: Idle = { phase: 'present' }

/**
 * Watches for touches and keys. Calls `onGone` when the patience has run out; any key or touch extends it.
 * While `paused` nothing is counted, and the count starts anew afterwards.
 */
export function useIdle(patience: Patience, paused: boolean, onGone: () => void): Idle {
  const [idle, setIdle] = useState<Idle>(present)
  const gone = useEffectEvent(onGone)
  const { quietMs, askMs } = patience

  useEffect(() => {
    setIdle(present)
    if (paused) return
    let since = performance.now()
    const touched = () => {
      since = performance.now()
      setIdle(present)
    }
    const timer = setInterval(() => {
      const next = idleAfter(performance.now() - since, { quietMs, askMs })
      if (next.phase === 'gone') {
        since = performance.now()
        gone()
      } else if (next.phase === 'asking') setIdle(next)
    }, 250)
    addEventListener('pointerdown', touched, true)
    addEventListener('keydown', touched, true)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touched, true)
      removeEventListener('keydown', touched, true)
    }
  }, [quietMs, askMs, paused])

  return idle
}
