import { seconds } from './clock.ts'
import { resourceMissing } from './errors.ts'
import { newId } from './ids.ts'
import type { EventType, StripeEvent } from './objects/types.ts'
import { API_VERSION, type World } from './world.ts'

/** Records an event with the object as it is now, and posts it to the webhook address. */
export function emit(world: World, type: EventType, object: object): StripeEvent {
  const event: StripeEvent = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: seconds(world.clock),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: world.request,
    type,
  }
  world.store.events.set(event.id, event)
  world.webhooks.enqueue(event)
  return event
}

/** The event with this id. Throws `resource_missing`. */
export function findEvent(world: World, id: string): StripeEvent {
  const event = world.store.events.get(id)
  if (!event) throw resourceMissing('event', id, 'id')
  return event
}
