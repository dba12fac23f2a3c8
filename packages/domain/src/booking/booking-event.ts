import type { BookingRow } from '@forecourt/db/schema/booking'
import type { BookingEvent } from './contract.ts'

/** An event of a booking, addressed to everyone who may be looking at it or at its branches. */
export function bookingEvent(
  type: BookingEvent['type'],
  row: BookingRow,
): BookingEvent & { topics: string[] } {
  const branches = [...new Set([row.pickup_branch_id, row.dropoff_branch_id])]
  return {
    type,
    topics: [`booking:${row.id}`, ...branches.flatMap((id) => [`branch:${id}`, `board:${id}`])],
    payload: {
      bookingId: row.id,
      product: row.product,
      classId: row.class_id,
      pickupBranchId: row.pickup_branch_id,
      dropoffBranchId: row.dropoff_branch_id,
      status: row.status,
    },
  }
}
