import { command, refuse, staffWith } from '../kernel/index.ts'
import { retryEventInput } from './contract.ts'

/**
 * A person asks for a parked event to be tried again, now and as often as a new one. Asked twice, it is tried once.
 * @throws NOT_FOUND, WRONG_STATUS it is not parked
 */
export const retryEvent = command({
  name: 'payments.retryEvent',
  access: staffWith('admin'),
  input: retryEventInput,
  run: async (work, { eventId }): Promise<void> => {
    const { tx } = work
    const again = await tx`
      update stripe_events set parked_at = null, attempts = 0
      where id = ${eventId} and parked_at is not null returning 1`
    if (again.count === 0) {
      const [known] = await tx`select 1 from stripe_events where id = ${eventId}`
      if (!known) return refuse('NOT_FOUND', 'There is no such event.')
      return refuse(
        'WRONG_STATUS',
        'This event is not parked: it has had its effect, or is still being tried.',
      )
    }
    work.record('stripe_event', eventId, { retried: true })
    work.emit({ type: 'stripe_event.received', topics: [], payload: { stripeEventId: eventId } })
  },
})
