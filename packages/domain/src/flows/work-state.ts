import { z } from 'zod'
import { query, staffWith } from '../kernel/index.ts'

export type WorkState = {
  /** Events that the relay has not numbered yet. */
  unrelayed: number
  /** Events whose work is not done, and since when the oldest waits. */
  owed: number
  owedSince: string | null
  parkedEvents: number
  failedMessages: number
  sweeps: { name: string; endedAt: string | null; nextAt: string; lastError: string | null }[]
}

type Sweep = { name: string; endedAt: Date | null; nextAt: Date; lastError: string | null }

/** How the workers are doing, by what stands in the database: true also while Redis is away and no worker runs. */
export const workState = query({
  name: 'flows.workState',
  access: staffWith('admin'),
  input: z.object({}),
  run: async ({ sql }): Promise<WorkState> => {
    const [[counts], sweeps] = await Promise.all([
      sql<
        (Pick<WorkState, 'unrelayed' | 'owed' | 'parkedEvents' | 'failedMessages'> & { since: Date | null })[]
      >`
        select (select count(*)::int from outbox where seq is null) as unrelayed,
          (select count(*)::int from outbox where owed <> '{}') as owed,
          (select min(occurred_at) from outbox where owed <> '{}') as since,
          (select count(*)::int from stripe_events where parked_at is not null) as "parkedEvents",
          (select count(*)::int from notifications where given_up_at is not null) as "failedMessages"`,
      sql<Sweep[]>`
        select name, ended_at as "endedAt", next_at as "nextAt", last_error as "lastError" from sweep_times order by name`,
    ])
    const { since = null, ...rest } = counts ?? { unrelayed: 0, owed: 0, parkedEvents: 0, failedMessages: 0 }
    return {
      ...rest,
      owedSince: since?.toISOString() ?? null,
      sweeps: sweeps.map(({ endedAt, nextAt, ...sweep }) => ({
        ...sweep,
        endedAt: endedAt?.toISOString() ?? null,
        nextAt: nextAt.toISOString(),
      })),
    }
  },
})
