import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { summaryThrottle } from './summary-throttle.ts'

/** Says `message` politely; a later one with the same key replaces it if it was not said yet. */
export type Announce = (key: string, message: string) => void

const AnnounceContext = createContext<Announce>(() => {})

/** At most one summary of live changes in this time. */
const intervalMs = 10_000

/**
 * The app's one polite status region. Everything live is said through it, so that a busy branch does not
 * talk without end: at most one summary per 10 s.
 */
export function LiveRegion({ children }: { children: ReactNode }) {
  const t = useUiText()
  const [summary, setSummary] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const summarise = useRef((messages: readonly string[], _more: number) => messages.join(' '))
  summarise.current = (messages, more) =>
    [...messages, ...(more > 0 ? [t('live.more', { count: more })] : [])].join(' ')
  const throttle = useMemo(() => summaryThrottle(intervalMs, (...args) => summarise.current(...args)), [])
  const announce = useCallback<Announce>(
    (key, message) => {
      throttle.add(key, message)
      const speak = () => {
        const text = throttle.take(Date.now())
        if (text !== undefined) setSummary(text)
      }
      clearTimeout(timer.current)
      timer.current = setTimeout(speak, throttle.wait(Date.now()))
    },
    [throttle],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only" data-testid="live-region">
        {summary}
      </div>
    </AnnounceContext>
  )
}

/** How a component says that something live has changed: `announce('lis-CDMR', 'Compact: €189, was €182.')`. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
