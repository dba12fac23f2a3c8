import type { Api } from './api.ts'
import { minute } from './time.ts'

/** The clock of the whole system, which tests may move; what a test moves is put back when it ends. */
export type TestClock = { now: () => Promise<Date>; advance: (minutes: number) => Promise<void> }

export function clockOf(api: Api): TestClock & { putBack: () => Promise<void> } {
  let movedMs = 0
  const move = async (advanceMs: number) => {
    await api.request.post('/dev/clock', { data: { advanceMs } })
    movedMs += advanceMs
  }
  return {
    now: async () => new Date((await (await api.request.get('/dev/clock')).json()).now),
    advance: (minutes) => move(minutes * minute),
    putBack: async () => {
      if (movedMs !== 0) await move(-movedMs)
    },
  }
}
