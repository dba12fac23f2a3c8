import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, system } from '../kernel/index.ts'

/** Writes down that what is due for a booking is to be taken, and when. One per cause. */
export const planCollection = command({
  name: 'payments.planCollection',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid(), cause: z.string(), dueAt: z.date() }),
  run: async (work, { bookingId, cause, dueAt }): Promise<void> => {
    const { tx, now } = work
    const id = uuid()
    const created = await tx`
      insert into collections (id, booking_id, cause, due_at, created_at)
      values (${id}, ${bookingId}, ${cause}, ${dueAt}, ${now}) on conflict (cause) do nothing returning 1`
    if (created.count === 0 || dueAt > now) return
    work.emit({ type: 'collection.due', topics: [], payload: { bookingId, collectionId: id } })
  },
})

/** What was due for a booking by now has been asked for, whatever came of it. */
export const closeCollections = command({
  name: 'payments.closeCollections',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid(), dueBy: z.date() }),
  run: async ({ tx, now }, { bookingId, dueBy }): Promise<void> => {
    await tx`
      update collections set settled_at = ${now}
      where booking_id = ${bookingId} and settled_at is null and due_at <= ${dueBy} and created_at <= ${dueBy}`
  },
})
