import type { LiveState } from '@forecourt/client'
import { useOnline } from '@forecourt/ui'
import { useEffect, useState } from 'react'

/** Since when nothing reaches the server (ms), or null while it does. */
export function useOfflineSince(live: LiveState): number | null {
  const online = useOnline()
  const cut = !online || live === 'stale'
  const [since, setSince] = useState<number | null>(null)
  useEffect(() => setSince(cut ? Date.now() : null), [cut])
  return since
}
