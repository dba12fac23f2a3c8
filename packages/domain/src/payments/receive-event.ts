import { z } from 'zod'
import { command, system } from '../kernel/index.ts'

/** What can change something here. The rest says the same in other words, or what we have done ourselves. */
const acted =
  /^(checkout\.session\.|charge\.dispute\.|refund\.(updated|failed)$|payment_intent\.(succeeded|payment_failed|canceled|amount_capturable_updated)$)/

/**
 * Takes an event of the provider into the inbox, once; a worker acts on the object fetched again. One that changes
 * nothing is done as it comes in.
 */
export const receiveEvent = command({
  name: 'payments.receiveEvent',
  access: system,
  input: z.object({ id: z.string(), type: z.string(), objectId: z.string() }),
  run: async (work, event): Promise<{ isNew: boolean }> => {
    const matters = acted.test(event.type)
    const inserted = await work.tx`
      insert into stripe_events (id, type, object_id, received_at, processed_at)
      values (${event.id}, ${event.type}, ${event.objectId}, ${work.now}, ${matters ? null : work.now}) on conflict (id) do nothing returning 1`
    if (inserted.count === 0) return { isNew: false }
    work.record('stripe_event', event.id, { type: event.type })
    if (matters)
      work.emit({ type: 'stripe_event.received', topics: [], payload: { stripeEventId: event.id } })
    return { isNew: true }
  },
})
