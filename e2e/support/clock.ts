import type { Api } from './api.ts'
import { minute, wallClock } from './time.ts'

/** The clock of the whole system, which tests may move; what a test moves is put back when it ends. */
export type TestClock = {
  now: () => Promise<Date>
  advance: (minutes: number) => Promise<void>
  /**
   * Waits until it is ten past an hour of the day in a zone, for the next morning if need be: what begins at the next
   * quarter can be checked in to at once and is not over before a slow machine has asked for it, and what lasts some
   * hours ends today.
   */
  byDay: (zone: string) => Promise<Date>
}

export function clockOf(api: Api): TestClock & { putBack: () => Promise<void> } {
  let movedMs = 0
  const move = async (advanceMs: number) => {
    await api.request.post('/dev/clock', { data: { advanceMs } })
    movedMs += advanceMs
  }
  const now = async () => new Date((await (await api.request.get('/dev/clock')).json()).now)
  return {
    now,
    advance: (minutes) => move(minutes * minute),
    byDay: async (zone) => {
      const [hours = 0, minutes = 0] = wallClock(await now(), zone)
        .slice(11)
        .split(':')
        .map(Number)
      const sinceMidnight = hours * 60 + minutes
      const [first, last] = [9 * 60 + 10, 16 * 60 + 10]
      const soonest = (hours + (minutes > 10 ? 1 : 0)) * 60 + 10
      const target = soonest > last ? 24 * 60 + first : Math.max(first, soonest)
      await move((target - sinceMidnight) * minute)
      return now()
    },
    putBack: async () => {
      if (movedMs !== 0) await move(-movedMs)
    },
  }
}
