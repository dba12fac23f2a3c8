import type { Sql } from '@forecourt/db'
import type { Clock } from './kernel/index.ts'

/** Where a test wants the time to be: so much later, or at an instant. It goes on running from there. */
export type ClockMove = { advanceMs: number } | { set: Date }

/** Moves the clock of every process of this database that has one. */
export type MovableClock = Clock & { move: (move: ClockMove) => Promise<Date> }

const channel = 'test_clock'

/**
 * The time of day plus an offset that all test processes on one database share: the workers see the night pass that
 * the API was told of. For tests alone.
 */
export async function sharedTestClock(sql: Sql): Promise<MovableClock> {
  let offsetMs = 0
  const now = () => new Date(Date.now() + offsetMs)
  await sql.listen(channel, (payload) => {
    offsetMs = Number(payload)
  })
  return {
    now,
    move: async (move) => {
      offsetMs = 'set' in move ? move.set.getTime() - Date.now() : offsetMs + move.advanceMs
      await sql.notify(channel, String(offsetMs))
      return now()
    },
  }
}
