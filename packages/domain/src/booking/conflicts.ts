import type { Tx } from '@forecourt/db'
import type { BookingConflictRow, BookingRow } from '@forecourt/db/schema/booking'
import { v7 as uuid } from 'uuid'
import type { Work } from '../kernel/index.ts'
import { bookingEvent } from './booking-event.ts'

/** The only writer of booking_conflicts: bookings whose unit will not be there in time. */

type Cause = { cause: 'out_of_service' | 'misplaced' } | { cause: 'overdue'; causeBookingId: string }

/** Opens a conflict for a booking that waits; one is enough. @returns whether it is new */
export async function openConflict(work: Work, booking: BookingRow, because: Cause): Promise<boolean> {
  const found = await work.tx`
    insert into booking_conflicts (id, booking_id, unit_id, cause, cause_booking_id, found_at)
    values (${uuid()}, ${booking.id}, ${booking.unit_id}, ${because.cause},
      ${because.cause === 'overdue' ? because.causeBookingId : null}, ${work.now})
    on conflict (booking_id) where resolved_at is null do nothing returning 1`
  if (found.count === 0) return false
  work.record('booking', booking.id, { conflict: because.cause })
  work.emit(bookingEvent('booking.conflict_found', booking))
  return true
}

type Resolution = NonNullable<BookingConflictRow['resolution']>

/** Closes a booking's open conflict, if it has one. */
export async function closeConflict(
  work: Work,
  booking: Pick<BookingRow, 'id'>,
  resolution: Resolution,
): Promise<void> {
  const rows = await work.tx<{ id: string }[]>`
    update booking_conflicts set resolved_at = ${work.now}, resolution = ${resolution}
    where booking_id = ${booking.id} and resolved_at is null returning id`
  if (rows.length > 0) await tellClosed(work, [booking.id], resolution)
}

/** What a late booking threatened is clear again: it came back, or has another unit. */
export async function clearConflictsOf(work: Work, causeBookingId: string): Promise<void> {
  const rows = await work.tx<{ booking_id: string }[]>`
    update booking_conflicts set resolved_at = ${work.now}, resolution = 'cleared'
    where cause_booking_id = ${causeBookingId} and resolved_at is null returning booking_id`
  await tellClosed(work, ids(rows), 'cleared')
}

/** The unit is there for its bookings after all. */
export async function clearConflictsOn(
  work: Work,
  unitId: string,
  cause: 'out_of_service' | 'misplaced',
): Promise<void> {
  const rows = await work.tx<{ booking_id: string }[]>`
    update booking_conflicts set resolved_at = ${work.now}, resolution = 'cleared'
    where unit_id = ${unitId} and cause = ${cause} and resolved_at is null returning booking_id`
  await tellClosed(work, ids(rows), 'cleared')
}

/** Open conflicts of bookings that have another unit by now, whoever gave it to them. */
export async function closeMoved(work: Work, limit: number): Promise<number> {
  const rows = await work.tx<{ booking_id: string }[]>`
    update booking_conflicts x set resolved_at = ${work.now}, resolution = 'moved'
    where x.id in (
      select x.id from booking_conflicts x join bookings b on b.id = x.booking_id
      where x.resolved_at is null and b.unit_id <> x.unit_id limit ${limit} for no key update of x skip locked)
    returning booking_id`
  await tellClosed(work, ids(rows), 'moved')
  return rows.length
}

/** The open conflicts that a late booking has caused. */
export async function conflictsOf(tx: Tx, causeBookingId: string): Promise<string[]> {
  const rows = await tx<{ booking_id: string }[]>`
    select booking_id from booking_conflicts where cause_booking_id = ${causeBookingId} and resolved_at is null`
  return ids(rows)
}

const ids = (rows: readonly { booking_id: string }[]) => rows.map((row) => row.booking_id)

async function tellClosed(work: Work, bookingIds: readonly string[], resolution: Resolution): Promise<void> {
  if (bookingIds.length === 0) return
  const rows = await work.tx<BookingRow[]>`select * from bookings where id = any(${[...bookingIds]})`
  for (const row of rows) {
    work.record('booking', row.id, { conflictClosed: resolution })
    work.emit(bookingEvent('booking.conflict_closed', row))
  }
}
