import type { StripeEventRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { command, query, system } from '../kernel/index.ts'

/** An event of the inbox that still waits for its effect, or null. */
export const inboxEvent = query({
  name: 'payments.inboxEvent',
  access: system,
  input: z.object({ id: z.string() }),
  run: async ({ sql }, { id }): Promise<StripeEventRow | null> => {
    const [row] = await sql<
      StripeEventRow[]
    >`select * from stripe_events where id = ${id} and processed_at is null`
    return row ?? null
  },
})

/** Notes how processing an event went; an error stays with it until a later try succeeds. */
export const markProcessed = command({
  name: 'payments.markProcessed',
  access: system,
  input: z.object({ id: z.string(), error: z.string().max(500).nullable() }),
  run: async ({ tx, now, record }, { id, error }): Promise<void> => {
    await tx`
      update stripe_events set attempts = attempts + 1, last_error = ${error},
        processed_at = ${error === null ? now : null} where id = ${id}`
    record('stripe_event', id, { failed: error !== null })
  },
})
