import type { BookingChangeRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { command, system, type Work } from '../kernel/index.ts'
import { dropChangeClaim } from './change-claims.ts'
import { bookingId } from './contract.ts'
import { changeEvent, findBooking } from './store.ts'

/**
 * Ends a change whose time to pay ran out, and gives back the unit that it kept; the booking is as before. Does
 * nothing to one that has time left or is closed; safe to repeat. Locks no unit but that one.
 */
export const expireChange = command({
  name: 'booking.expireChange',
  access: system,
  input: z.object({ changeId: z.uuid() }),
  run: async (work, { changeId }): Promise<{ expired: boolean }> => {
    const { tx, now } = work
    await tx`
      select 1 from units u join claims k on k.unit_id = u.id where k.change_id = ${changeId} for no key update of u`
    const [lapsed] = await tx<BookingChangeRow[]>`
      update booking_changes set status = 'expired', closed_at = ${now}
      where id = ${changeId} and status = 'pending' and expires_at <= ${now} returning *`
    if (!lapsed) return { expired: false }
    await told(work, lapsed)
    return { expired: true }
  },
})

/**
 * Ends the change that a booking waits with, if any, whether or not it has time left: it was given up, another takes
 * its place, or the booking itself ends. The caller holds the locks of `lockBookingAndChange`.
 */
export const withdrawChange = command({
  name: 'booking.withdrawChange',
  access: system,
  input: z.object({ bookingId }),
  run: async (work, input): Promise<{ withdrawn: boolean }> => {
    const [open] = await work.tx<BookingChangeRow[]>`
      update booking_changes set status = 'expired', closed_at = ${work.now}
      where booking_id = ${input.bookingId} and status = 'pending' returning *`
    if (open) await told(work, open)
    return { withdrawn: open !== undefined }
  },
})

/** The change cannot be had any more, though it was paid; the money goes back. @see withdrawChange for the locks */
export const refuseChange = command({
  name: 'booking.refuseChange',
  access: system,
  input: z.object({ changeId: z.uuid() }),
  run: async (work, { changeId }): Promise<void> => {
    const [refused] = await work.tx<BookingChangeRow[]>`
      update booking_changes set status = 'refused', closed_at = ${work.now}
      where id = ${changeId} and status in ('pending', 'expired') returning *`
    if (refused) await told(work, refused)
  },
})

async function told(work: Work, change: BookingChangeRow): Promise<void> {
  await dropChangeClaim(work.tx, change.id, work.now)
  work.record('booking', change.booking_id, { change: change.kind, to: change.status })
  const booking = await findBooking(work.tx, change.booking_id)
  work.emit(changeEvent('booking.change_closed', booking, change.id))
}
