import type { Moved } from '../booking/index.ts'
import type { Work } from '../kernel/index.ts'
import { queueMessage } from '../notifications/index.ts'

/**
 * Tells customers that they get another vehicle or bay: when its class changed, when they had chosen theirs, or when
 * they have it already. Whoever booked a class and gets another one of it need not know; whoever still pays sees it.
 */
export async function tellMoved(work: Work, moved: readonly Moved[]): Promise<void> {
  for (const { before, after } of moved) {
    if (after === null || after.status === 'pending') continue
    const matters = after.class_id !== before.class_id || before.pinned || after.status === 'active'
    if (!matters) continue
    const cause = `vehicle_swapped:${after.id}:${after.version}`
    await queueMessage(work, { kind: 'vehicle_swapped', bookingId: after.id, cause })
  }
}

/** Tells customers that theirs may not be there in time; once for each time that it came to that. */
export async function tellDelayed(work: Work, bookingIds: readonly string[]): Promise<void> {
  for (const bookingId of bookingIds) {
    const cause = `vehicle_delayed:${bookingId}:${work.now.toISOString()}`
    await queueMessage(work, { kind: 'vehicle_delayed', bookingId, cause })
  }
}
