import { type LiveState, serverNow } from '@forecourt/client'
import { useOnline } from '@forecourt/ui'
import { useEffect, useState } from 'react'

/** Since when nothing reaches the server (ms, by its clock as last known), or null while it does. */
export function useOfflineSince(live: LiveState): number | null {
  const online = useOnline()
  const cut = !online || live === 'stale'
  const [since, setSince] = useState<number | null>(null)
  useEffect(() => setSince(cut ? serverNow() : null), [cut])
  return since
}
