import type { Api } from './api.ts'
import { day, minute, wallClock } from './time.ts'

/** The clock of the whole system, which tests may move; what a test moves is put back when it ends. */
export type TestClock = {
  now: () => Promise<Date>
  advance: (minutes: number) => Promise<void>
  /** Waits for the morning of a zone when its day is nearly over, so that what lasts some hours ends today. */
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
      const sinceMidnight = (hours * 60 + minutes) * minute
      if (hours >= 17) await move(day + 9 * 60 * minute - sinceMidnight)
      return now()
    },
    putBack: async () => {
      if (movedMs !== 0) await move(-movedMs)
    },
  }
}
