import type { Tx } from '../index.ts'
import { bookingMaker, type Catalogue, type SeedBooking } from './bookings.ts'
import type { Size } from './branches.ts'
import { insertDocuments, insertLedger } from './documents.ts'
import { insertRows } from './insert.ts'
import { insertJournal } from './journal.ts'
import { moneyOf } from './money.ts'
import { randomFor } from './random.ts'
import type { Schedule } from './schedule.ts'
import type { Block, Trip } from './trips.ts'
import { dayMs } from './zones.ts'

/** How many of 1,000 bookings that are more than a day away are at a checkout right now. */
const heldNow: Record<Size, number> = { full: 0.4, small: 20 }
/** How many of 1,000 had a forerunner that was let go. */
const letGo = 70

/** So many trips are made into bookings and written at a time, so that the rest need no memory. */
const slice = 4000

/** Turns a trip into its booking, and sometimes an earlier one that came to nothing. */
function reservationMaker(size: Size, catalogue: Catalogue): (trip: Trip) => SeedBooking[] {
  const random = randomFor('bookings')
  const maker = bookingMaker(catalogue)
  return (trip) => {
    const ahead = trip.start > catalogue.now.getTime() + dayMs
    if (ahead && !trip.byDemoCustomer && random.chance(heldNow[size] / 1000)) return [maker.held(trip)]
    const booking = maker.made(trip)
    const hadForerunner = random.chance(letGo / 1000) || (ahead && trip.byDemoCustomer)
    return hadForerunner ? [maker.letGo(trip, booking.row.created_at), booking] : [booking]
  }
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

type Claim = NonNullable<SeedBooking['claim']>
const byUnitAndTime = (a: Claim, b: Claim) => (`${a.unit_id}${a.during}` < `${b.unit_id}${b.during}` ? -1 : 1)

/** Writes what customers booked, with its money and its past, and what the workshop has taken. */
export async function insertReservations(
  tx: Tx,
  { trips, blocks }: Schedule,
  size: Size,
  catalogue: Catalogue,
): Promise<void> {
  const toBookings = reservationMaker(size, catalogue)
  // A claim keeps its number when it becomes history: those that are over have the first ones.
  let ended = 0
  await tx`select setval(pg_get_serial_sequence('claims', 'id'), ${2 * trips.length})`
  for (let start = 0; start < trips.length; start += slice) {
    const bookings = trips.slice(start, start + slice).flatMap(toBookings)
    const { payments, refunds } = moneyOf(bookings)
    const past = bookings.flatMap(({ past }) => (past ? [{ id: ++ended, ...past }] : []))
    const claims = bookings.flatMap(({ claim }) => claim ?? []).sort(byUnitAndTime)
    await insertRows(
      tx,
      'quotes',
      bookings.map(({ quote }) => quote),
    )
    await insertRows(
      tx,
      'bookings',
      bookings.map(({ row }) => row),
    )
    await insertRows(tx, 'claim_history', past)
    await insertRows(tx, 'claims', claims)
    await insertRows(tx, 'payments', payments)
    await insertRows(tx, 'refunds', refunds)
  }
  await insertRows(
    tx,
    'claims',
    blocks.map((block) => workshopClaim(block, catalogue.now)),
  )
  await insertDocuments(tx)
  await insertLedger(tx)
  await insertJournal(tx)
}
