import { RefreshCwOff, WifiOff } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'

/** Whether the browser has a network; writes are disabled with a reason while it has none. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchNetwork, () => navigator.onLine)
}

function watchNetwork(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** A strip below the bar while there is no network; `children` replaces the customer's words. */
export function OfflineStrip({ children }: { children?: ReactNode }) {
  const t = useUiText()
  const online = useOnline()
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-amber-tint px-4 py-2 text-amber text-sm">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {children ?? t('connection.offline')}
        </p>
      )}
    </div>
  )
}

/** A note beside live values that are live no more: when they were right, already formatted ("14:02"). */
export function StaleStrip({ updated }: { updated: string }) {
  const t = useUiText()
  return (
    <p
      role="status"
      className="inline-flex items-center gap-2 rounded-full bg-amber-tint px-3 py-1 text-amber text-sm"
    >
      <RefreshCwOff aria-hidden className="size-4 shrink-0" />
      {t('connection.stale', { time: updated })}
    </p>
  )
}
