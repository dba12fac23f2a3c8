import type { Outage } from './outage.ts'

export type Loop = {
  /** Cuts the present rest short, or leaves out the next. */
  wake: () => void
  /** No further step. Resolves when the present one has ended. */
  stop: () => Promise<void>
}

type LoopOptions = {
  /** The rest between two steps, in milliseconds. */
  restMs: number
  outage: Outage
}

const restAfterFailureMs = 1000

/**
 * Does something again and again. A step that fails is tried again after a second.
 * @param step resolves to `true` when there is more to do at once
 */
export function startLoop(step: () => Promise<unknown>, { restMs, outage }: LoopOptions): Loop {
  let stopped = false
  let bell = Promise.withResolvers<void>()
  const wake = () => bell.resolve()

  async function rest(ms: number): Promise<void> {
    const timer = setTimeout(wake, ms)
    await bell.promise
    clearTimeout(timer)
    bell = Promise.withResolvers()
  }

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        const more = await step()
        outage.ends()
        if (more !== true) await rest(restMs)
      } catch (error) {
        outage.begins(error)
        await rest(restAfterFailureMs)
      }
    }
  }

  const ended = run()
  const stop = () => {
    stopped = true
    wake()
    return ended
  }
  return { wake, stop }
}
