import { setTimeout as delay } from 'node:timers/promises'

/**
 * Does something again and again, with a pause between, until the signal ends it; what fails is told and tried again.
 * `step` returns true when there is more to do at once.
 */
export async function loop(
  step: () => Promise<boolean>,
  { pauseMs, signal, failed }: { pauseMs: number; signal: AbortSignal; failed: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    const more = await step().catch((error: unknown) => {
      failed(error)
      return false
    })
    if (!more) await delay(pauseMs, undefined, { signal }).catch(() => {})
  }
}
