import { z } from 'zod'
import { findBooking } from '../booking/index.ts'
import { command, system } from '../kernel/index.ts'
import { livePriceHold, planCollection } from '../payments/index.ts'
import { dueFor } from './owed.ts'

/** A car that was handed over is paid for now, if its price was only held until then. Safe to repeat. */
export const chargeAtPickup = command({
  name: 'flows.chargeAtPickup',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid() }),
  run: async (work, { bookingId }): Promise<void> => {
    const { product } = await findBooking(work.tx, bookingId)
    if (product !== 'rental' || (await livePriceHold(work.tx, bookingId)) === null) return
    await planCollection(work, { bookingId, cause: `pickup:${bookingId}`, dueAt: work.now })
  },
})

/** A booking that was paid for by link or in cash has no use for a hold any more. Safe to repeat. */
export const letGoOfHold = command({
  name: 'flows.letGoOfHold',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid() }),
  run: async (work, { bookingId }): Promise<void> => {
    const hold = await livePriceHold(work.tx, bookingId)
    if (hold === null || (await dueFor(work.tx, bookingId)) > 0) return
    await planCollection(work, { bookingId, cause: `unneeded:${hold.id}`, dueAt: work.now })
  },
})
