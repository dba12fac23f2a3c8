import type { Db, Tx } from '@forecourt/db'
import type { BookingChangeRow, BookingRow } from '@forecourt/db/schema/booking'
import { type Actor, isStaff, refuse, type Work, worksAt } from '../kernel/index.ts'
import { bookingEvent } from './booking-event.ts'
import { clearConflictsOf, closeConflict } from './conflicts.ts'
import type { BookingEvent } from './contract.ts'
import { next, type Transition } from './machine.ts'

export { bookingEvent }

const notFound = () => refuse('NOT_FOUND', 'There is no such booking, or this account may not see it.')

export async function findBooking(sql: Db, id: string): Promise<BookingRow> {
  const [row] = await sql<BookingRow[]>`select * from bookings where id = ${id}`
  return row ?? notFound()
}

/**
 * Locks a booking's unit, then reads the booking: always the unit first, so that two verbs never wait for each other.
 * While we waited the booking may have moved to another unit; then that one is locked as well.
 */
export async function lockBooking(tx: Tx, id: string): Promise<BookingRow> {
  for (;;) {
    const [locked] = await tx<{ id: string }[]>`
      select u.id from units u join bookings b on b.unit_id = u.id where b.id = ${id} for no key update of u`
    if (!locked) return notFound()
    const booking = await findBooking(tx, id)
    if (booking.unit_id === locked.id) return booking
  }
}

/** The columns a transition may set beside the status. */
type Patch = Partial<
  Pick<
    BookingRow,
    'unit_id' | 'confirmed_at' | 'checked_in_at' | 'checked_out_at' | 'closed_at' | 'close_reason'
  >
>

/**
 * The only writer of a booking's status. It holds on to what the caller saw (status and version), so a change in
 * between is a refusal and never overwritten. Adds the event and the audit row.
 * @throws WRONG_STATUS, CHANGED_MEANWHILE
 */
export async function transition(
  work: Work,
  booking: BookingRow,
  step: Transition,
  patch: Patch = {},
): Promise<BookingRow> {
  const status = next(booking.status, step)
  const [row] = await work.tx<BookingRow[]>`
    update bookings set ${work.tx({ ...patch, status })}, version = version + 1
    where id = ${booking.id} and status = ${booking.status} and version = ${booking.version} returning *`
  if (!row) return refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
  work.record('booking', row.id, { from: booking.status, to: status })
  work.emit(bookingEvent(eventOf[step], row))
  // A booking waits for its unit only until it starts or ends; one that came back threatens nobody any more.
  if (status !== 'confirmed') await closeConflict(work, row, status === 'active' ? 'cleared' : 'closed')
  if (status === 'completed') await clearConflictsOf(work, row.id)
  return row
}

/** What a change of plan may set. */
type Amendment = Partial<
  Pick<
    BookingRow,
    | 'unit_id'
    | 'class_id'
    | 'pinned'
    | 'pickup_branch_id'
    | 'dropoff_branch_id'
    | 'starts_at'
    | 'ends_at'
    | 'quote_id'
    | 'total_minor'
    | 'driver_age'
    | 'plate'
    | 'flight_number'
    | 'terms_starts_at'
  >
>

/** Writes a change of plan into a booking as the caller saw it; event and audit row are the caller's. @throws CHANGED_MEANWHILE */
export async function amend(work: Work, booking: BookingRow, patch: Amendment): Promise<BookingRow> {
  const [row] = await work.tx<BookingRow[]>`
    update bookings set ${work.tx(patch)}, version = version + 1
    where id = ${booking.id} and status = ${booking.status} and version = ${booking.version} returning *`
  return row ?? refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
}

const eventOf: Record<Transition, BookingEvent['type']> = {
  confirm: 'booking.confirmed',
  revive: 'booking.confirmed',
  cancel: 'booking.cancelled',
  expire: 'booking.expired',
  check_in: 'booking.checked_in',
  check_out: 'booking.checked_out',
  mark_no_show: 'booking.no_show',
}

/** An event of one change of a booking. */
export function changeEvent(
  type: 'booking.changed' | 'booking.change_waiting' | 'booking.change_closed',
  row: BookingRow,
  changeId: string,
): BookingEvent & { topics: string[] } {
  const event = bookingEvent(type, row)
  return { ...event, payload: { ...event.payload, changeId } }
}

/** The change that a booking waits with, or null. */
export async function pendingChangeOf(sql: Db, bookingId: string): Promise<BookingChangeRow | null> {
  const [row] = await sql<BookingChangeRow[]>`
    select * from booking_changes where booking_id = ${bookingId} and status = 'pending'`
  return row ?? null
}

export async function findChange(sql: Db, id: string): Promise<BookingChangeRow | null> {
  const [row] = await sql<BookingChangeRow[]>`select * from booking_changes where id = ${id}`
  return row ?? null
}

/** What was charged for beside the price, in all. */
export async function chargedFor(sql: Db, bookingId: string): Promise<number> {
  const [row] = await sql<{ minor: number }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as minor from booking_charges where booking_id = ${bookingId}`
  return row?.minor ?? 0
}

/** Staff of either branch, the customer, and the guest browsers that were let in. */
export async function canSee(sql: Db, actor: Actor, booking: BookingRow): Promise<boolean> {
  if (actor.kind === 'system') return true
  if (worksAt(actor, booking.pickup_branch_id) || worksAt(actor, booking.dropoff_branch_id)) return true
  if (actor.kind === 'terminal') return false
  if (actor.kind === 'user' && actor.userId === booking.customer_id) return true
  if (actor.guestHash === null) return false
  const [grant] = await sql`
    select 1 from booking_access where booking_id = ${booking.id} and guest_hash = ${actor.guestHash}`
  return grant !== undefined
}

/** Refuses like a booking that does not exist: an id tells nothing. @throws NOT_FOUND */
export async function mustSee(sql: Db, actor: Actor, booking: BookingRow): Promise<void> {
  if (!(await canSee(sql, actor, booking))) notFound()
}

/** Staff of the booking's branches, or the system. @throws NOT_FOUND, FORBIDDEN */
export async function mustWorkOn(sql: Db, actor: Actor, booking: BookingRow): Promise<void> {
  await mustSee(sql, actor, booking)
  if (actor.kind !== 'system' && !isStaff(actor)) refuse('FORBIDDEN', 'Only staff of the branch may do that.')
}
