import type { Tx } from '../index.ts'
import { bookingMaker, type Catalogue, type SeedBooking } from './bookings.ts'
import type { Size } from './branches.ts'
import { insertRows } from './insert.ts'
import { journalOf } from './journal.ts'
import { moneyOf } from './money.ts'
import { randomFor } from './random.ts'
import type { Schedule } from './schedule.ts'
import type { Block } from './trips.ts'
import { dayMs } from './zones.ts'

/** How many of 1,000 bookings that are more than a day away are at a checkout right now. */
const heldNow: Record<Size, number> = { full: 0.4, small: 20 }
/** How many of 1,000 had a forerunner that was let go. */
const letGo = 70

function bookingsOf({ trips }: Schedule, size: Size, catalogue: Catalogue): SeedBooking[] {
  const random = randomFor('bookings')
  const maker = bookingMaker(catalogue)
  const bookings = trips.flatMap((trip) => {
    const ahead = trip.start > catalogue.now.getTime() + dayMs
    if (ahead && !trip.byDemoCustomer && random.chance(heldNow[size] / 1000)) return [maker.held(trip)]
    const booking = maker.made(trip)
    const hadForerunner = random.chance(letGo / 1000) || (ahead && trip.byDemoCustomer)
    return hadForerunner ? [maker.letGo(trip, booking.row.created_at), booking] : [booking]
  })
  // In the order they were made, as the application writes them: ids and indices grow at their ends.
  return bookings.sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
}

const workshopClaim = ({ unit, at, start, end }: Block, createdAt: Date) => ({
  unit_id: unit.id,
  booking_id: null,
  kind: 'maintenance' as const,
  during: `[${new Date(start).toISOString()},${end === null ? '' : new Date(end).toISOString()})`,
  from_branch_id: at.row.id,
  to_branch_id: at.row.id,
  hold_expires_at: null,
  started: false,
  created_at: createdAt,
})

/** Numbered as the database would have; a claim keeps its number when it becomes history. */
const numbered = <T>(rows: readonly T[], after = 0) => rows.map((row, i) => ({ id: after + i + 1, ...row }))

/** Writes what customers booked, with its money and its past, and what the workshop has taken. */
export async function insertReservations(
  tx: Tx,
  plan: Schedule,
  size: Size,
  catalogue: Catalogue,
): Promise<void> {
  const bookings = bookingsOf(plan, size, catalogue)
  const rows = bookings.map(({ row }) => row)
  const past = numbered(bookings.flatMap(({ past }) => past ?? []))
  const blocks = plan.blocks.map((block) => workshopClaim(block, catalogue.now))
  // Each unit's in the order of time: the database checks their chain as they come.
  const claims = [...bookings.flatMap(({ claim }) => claim ?? []), ...blocks].sort((a, b) =>
    `${a.unit_id}${a.during}` < `${b.unit_id}${b.during}` ? -1 : 1,
  )
  const money = moneyOf(bookings)
  await insertRows(
    tx,
    'quotes',
    bookings.map(({ quote }) => quote),
  )
  await insertRows(tx, 'bookings', rows)
  await insertRows(tx, 'claim_history', past)
  await insertRows(tx, 'claims', numbered(claims, past.length))
  await insertRows(tx, 'payments', money.payments)
  await insertRows(tx, 'refunds', money.refunds)
  await insertRows(tx, 'ledger_transactions', money.ledger_transactions)
  await insertRows(tx, 'ledger_entries', money.ledger_entries)
  await insertRows(tx, 'audit_log', journalOf(rows))
  await tx`select setval(pg_get_serial_sequence('claims', 'id'), (select coalesce(max(id), 1) from claims))`
  await tx`
    select setval(pg_get_serial_sequence('ledger_transactions', 'id'),
                  (select coalesce(max(id), 1) from ledger_transactions))`
}
