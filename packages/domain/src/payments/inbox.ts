import type { Db } from '@forecourt/db'
import type { StripeEventRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { command, query, system } from '../kernel/index.ts'

/** After so many failures an event is parked, and a person has to look. */
const mostAttempts = 10

/** An event of the inbox that still waits for its effect, or null; one that is parked waits for a person. */
export const inboxEvent = query({
  name: 'payments.inboxEvent',
  access: system,
  input: z.object({ id: z.string() }),
  run: async ({ sql }, { id }): Promise<StripeEventRow | null> => {
    const [row] = await sql<
      StripeEventRow[]
    >`select * from stripe_events where id = ${id} and processed_at is null and parked_at is null`
    return row ?? null
  },
})

/** Which of these events the inbox has never seen. */
export async function unknownEvents(sql: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select id from unnest(${[...ids]}::text[]) given (id)
    where not exists (select 1 from stripe_events e where e.id = given.id)`
  return new Set(rows.map(({ id }) => id))
}

/** Notes how processing an event went; an error stays with it until a later try succeeds, or parks it at last. */
export const markProcessed = command({
  name: 'payments.markProcessed',
  access: system,
  input: z.object({ id: z.string(), error: z.string().max(500).nullable() }),
  run: async ({ tx, now, record }, { id, error }): Promise<void> => {
    await tx`
      update stripe_events set attempts = attempts + 1, last_error = ${error},
        processed_at = ${error === null ? now : null},
        parked_at = case when ${error !== null} and attempts + 1 >= ${mostAttempts} then ${now}::timestamptz end
      where id = ${id}`
    record('stripe_event', id, { failed: error !== null })
  },
})
