import { z } from 'zod'
import { command, system } from '../kernel/index.ts'

/** Takes an event of the provider into the inbox, once; a worker acts on the object fetched again. */
export const receiveEvent = command({
  name: 'payments.receiveEvent',
  access: system,
  input: z.object({ id: z.string(), type: z.string(), objectId: z.string() }),
  run: async (work, event): Promise<{ isNew: boolean }> => {
    const inserted = await work.tx`
      insert into stripe_events (id, type, object_id, received_at)
      values (${event.id}, ${event.type}, ${event.objectId}, ${work.now}) on conflict (id) do nothing returning 1`
    if (inserted.count === 0) return { isNew: false }
    work.record('stripe_event', event.id, { type: event.type })
    work.emit({ type: 'stripe_event.received', topics: [], payload: { stripeEventId: event.id } })
    return { isNew: true }
  },
})
