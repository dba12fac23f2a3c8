import type { BookingRow } from '@forecourt/db/schema/booking'
import { repairUnit } from '../booking/index.ts'
import type { Work } from '../kernel/index.ts'
import { tellMoved } from './tell-moved.ts'

/**
 * What counted on a one-way trip that will not be made: the next bookings of its unit get other units, or a transfer
 * takes it to where they start.
 */
export async function tripNotMade(work: Work, booking: BookingRow): Promise<void> {
  if (booking.pickup_branch_id === booking.dropoff_branch_id) return
  const { moved } = await repairUnit(work, { unitId: booking.unit_id })
  await tellMoved(work, moved)
}
