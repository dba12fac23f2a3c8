import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { clearConflictsOn, openConflict } from './conflicts.ts'
import { expire } from './expire.ts'
import { type Effects, moveBookings } from './take-out.ts'
import { claimsOf, lockUnit } from './unit-claims.ts'
import { withoutBlock } from './unit-effects.ts'

/**
 * The unit is out of service for good, or until further notice: its bookings move to other units. What has to stay
 * keeps its claim and becomes a conflict; a running rental goes on. The caller refuses where nothing may stay.
 * @throws NOT_FOUND
 */
export const clearUnit = command({
  name: 'booking.clearUnit',
  access: system,
  audited: false,
  input: z.object({ unitId: z.uuid() }),
  run: async (work, { unitId }): Promise<Effects> => {
    await lockUnit(work.tx, unitId)
    for (const claim of await claimsOf(work.tx, unitId)) {
      const lapsed = claim.hold_expires_at !== null && claim.hold_expires_at <= work.now
      if (lapsed && claim.kind === 'booking' && claim.booking_id)
        await expire(work, { bookingId: claim.booking_id })
    }
    const moved = await moveBookings(work, await claimsOf(work.tx, unitId))
    for (const { before, after } of moved) {
      if (after === null && before.status !== 'active')
        await openConflict(work, before, { cause: 'out_of_service' })
    }
    if (moved.length > 0) work.record('unit', unitId, { bookings: moved.length })
    return withoutBlock({ moved, transfers: [] })
  },
})

/** The unit is back in service: what it was out for threatens nobody any more. */
export const unitBack = command({
  name: 'booking.unitBack',
  access: system,
  audited: false,
  input: z.object({ unitId: z.uuid() }),
  run: (work, { unitId }): Promise<void> => clearConflictsOn(work, unitId, 'out_of_service'),
})
