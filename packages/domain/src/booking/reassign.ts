import type { BookingRow } from '@forecourt/db/schema/booking'
import { refuse, type Work } from '../kernel/index.ts'
import { bookingEvent } from './booking-event.ts'
import { closeConflict } from './conflicts.ts'

/** The unit that a booking has taken instead of its own. */
export type Taken = { unitId: string; classId: string }

/**
 * Writes the unit that `retakeUnit` took into the booking, with the class that it is of: a free upgrade is the
 * booking's class from then on; what it costs stays with its quote. A conflict that it had is settled by that.
 * @throws CHANGED_MEANWHILE
 */
export async function reassign(work: Work, booking: BookingRow, taken: Taken): Promise<BookingRow> {
  const [moved] = await work.tx<BookingRow[]>`
    update bookings set unit_id = ${taken.unitId}, class_id = ${taken.classId}, version = version + 1
    where id = ${booking.id} and version = ${booking.version} returning *`
  if (!moved) return refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
  const upgraded = taken.classId !== booking.class_id
  work.record('booking', booking.id, {
    movedFrom: booking.unit_id,
    movedTo: taken.unitId,
    ...(upgraded && { upgradedTo: taken.classId }),
  })
  work.emit(bookingEvent('booking.reassigned', moved))
  await closeConflict(work, moved, upgraded ? 'upgraded' : 'moved')
  return moved
}
