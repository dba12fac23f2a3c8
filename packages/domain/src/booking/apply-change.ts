import type { BookingChangeRow, BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { addMinutes, command, rehearse, system, type Work } from '../kernel/index.ts'
import { dropChangeClaim, keepAnother, keepOn } from './change-claims.ts'
import { bookingId, flightNumber, plate } from './contract.ts'
import { lockBookingAndChange } from './lock-change.ts'
import { reclaim, wishFor } from './reclaim.ts'
import { amend, changeEvent, findBooking } from './store.ts'
import { terms } from './terms.ts'

/** How long a change waits for its money. */
const minutesToPay = 10

/** A change with all that it makes of the booking. */
const change = z.object({
  changeId: z.uuid(),
  kind: z.enum(['modify', 'extend']),
  bookingId,
  terms,
  plate: plate.nullable(),
  flightNumber: flightNumber.nullable(),
  /** The start from which the terms count, where it is another than the booking's own. */
  termsStartsAt: z.date().nullable(),
  dueMinor: z.number().int().min(0),
})
type Change = z.output<typeof change>

/**
 * Makes the change: the claim for it is taken and the booking follows its new terms, in one go. What cannot be had
 * changes nothing.
 * @throws UNIT_TAKEN, CLASS_SOLD_OUT, CHANGED_MEANWHILE
 */
export const applyChange = command({
  name: 'booking.applyChange',
  access: system,
  input: change,
  run: async (work, input): Promise<BookingRow> => {
    const { tx, now } = work
    const booking = await lockBookingAndChange(tx, input.bookingId)
    const { terms } = input
    await dropChangeClaim(tx, input.changeId, now)
    const wish = await wishFor(work, booking, terms)
    const unitId = await reclaim(work, booking, wish)
    // Others may have made room for it, this booking among them.
    const changed = await amend(work, booking, {
      unit_id: unitId,
      class_id: terms.classId,
      pinned: booking.status === 'active' ? booking.pinned : terms.unitId !== null,
      pickup_branch_id: terms.pickupBranchId,
      dropoff_branch_id: terms.dropoffBranchId,
      starts_at: terms.from,
      ends_at: terms.to,
      quote_id: terms.quoteId,
      total_minor: terms.totalMinor,
      driver_age: terms.driverAge,
      plate: input.plate,
      flight_number: input.flightNumber,
      terms_starts_at: input.termsStartsAt,
    })
    await note(work, booking, input, 'applied', now)
    work.record('booking', booking.id, {
      change: input.kind,
      to: 'applied',
      ends: terms.to.toISOString(),
      differenceMinor: terms.totalMinor - booking.total_minor,
    })
    const event = changeEvent('booking.changed', changed, input.changeId)
    const before = changeEvent('booking.changed', booking, input.changeId)
    work.emit({ ...event, topics: [...new Set([...event.topics, ...before.topics])] })
    return changed
  },
})

/**
 * Writes a change down that waits for `dueMinor`; the booking stays as it is until then. Where it can, the change keeps
 * a unit for itself meanwhile: the booking's own for longer, or another.
 * @throws as `applyChange` when the change could not be made now
 */
export const openChange = command({
  name: 'booking.openChange',
  access: system,
  input: change,
  run: async (work, input): Promise<BookingChangeRow> => {
    const booking = await lockBookingAndChange(work.tx, input.bookingId)
    await rehearse(work, (inner) => applyChange(inner, input))
    const expiresAt = addMinutes(work.now, minutesToPay)
    const row = await note(work, booking, input, 'pending', expiresAt)
    const wish = await wishFor(work, booking, input.terms)
    const waiting = { changeId: input.changeId, expiresAt }
    if (input.kind === 'extend') await keepOn(work, booking, wish, waiting)
    else await keepAnother(work, wish, waiting)
    work.record('booking', booking.id, { change: input.kind, to: 'pending', dueMinor: input.dueMinor })
    work.emit(changeEvent('booking.change_waiting', await findBooking(work.tx, booking.id), input.changeId))
    return row
  },
})

/** The change's own row; one that waited becomes what it was waiting for. */
async function note(
  work: Work,
  booking: BookingRow,
  input: Change,
  status: 'pending' | 'applied',
  expiresAt: Date,
): Promise<BookingChangeRow> {
  const closedAt = status === 'pending' ? null : work.now
  const [row] = await work.tx<BookingChangeRow[]>`
    insert into booking_changes ${work.tx({
      id: input.changeId,
      booking_id: booking.id,
      kind: input.kind,
      status,
      quote_id: input.terms.quoteId,
      from_quote_id: booking.quote_id,
      plate: input.plate,
      driver_age: input.terms.driverAge,
      flight_number: input.flightNumber,
      due_minor: input.dueMinor,
      expires_at: expiresAt,
      created_at: work.now,
      closed_at: closedAt,
    })}
    on conflict (id) do update set status = excluded.status, closed_at = excluded.closed_at returning *`
  if (!row) throw new Error(`Change ${input.changeId} was not written.`)
  return row
}
