import { mayStandAt, type Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { addMinutes, attempt, command, refuse, system, type Work } from '../kernel/index.ts'
import { claimedUntil, startClaim, type Wish } from './claims.ts'
import { bookingId } from './contract.ts'
import { retakeUnit } from './retake-unit.ts'
import { bookingEvent, lockBooking, transition } from './store.ts'
import { endClaim } from './unit-claims.ts'

/**
 * Hands the unit over: pick-up of a car, entry of a parking customer. From `early_minutes` before the start until
 * the booking is closed as a no-show or its end has passed. When the unit is not there (its last customer is late,
 * it is out of service), another of the class takes its place; whoever stands here comes before a booking that starts
 * later.
 * @throws WRONG_STATUS, TOO_EARLY, TOO_LATE, UNIT_NOT_READY
 */
export const checkIn = command({
  name: 'booking.checkIn',
  access: system,
  input: z.object({ bookingId }),
  run: async (work, input): Promise<BookingRow> => {
    const { tx, now } = work
    let booking = await lockBooking(tx, input.bookingId)
    const [branch] = await tx<{ early_minutes: number }[]>`
      select early_minutes from branches where id = ${booking.pickup_branch_id}`
    const opensAt = addMinutes(booking.starts_at, -(branch?.early_minutes ?? 0))
    if (now < opensAt)
      refuse('TOO_EARLY', `Come back from ${opensAt.toISOString()}.`, { at: opensAt.toISOString() })
    if (now >= booking.ends_at) refuse('TOO_LATE', 'The booked time is over. Ask the staff.')
    if (booking.status === 'confirmed' && !(await isReady(tx, booking, now)))
      booking = await swap(work, booking)
    const active = await transition(work, booking, 'check_in', { checked_in_at: now })
    await startClaim(tx, booking.id, now)
    return active
  },
})

/** The unit stands at the branch, in service, and nobody else has it now or until the booking was to start. */
async function isReady(tx: Tx, booking: BookingRow, now: Date): Promise<boolean> {
  const [unit] = await tx`
    select 1 from units u where u.id = ${booking.unit_id} and u.status = 'in_service'
      and u.branch_id = ${booking.pickup_branch_id}
      and not exists (select 1 from claims k where k.unit_id = u.id and k.booking_id is distinct from ${booking.id}
        and (k.started or k.during && tstzrange(${now}, greatest(${now}, ${booking.starts_at}::timestamptz), '[]')))`
  return unit !== undefined
}

/** Units that should stand at the branch by now and do not: on paper they are free, nobody can drive them away. */
async function notHere(tx: Tx, booking: BookingRow): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select u.id from units u
    where ${mayStandAt(tx, booking.pickup_branch_id, booking.class_id)}
      and (u.branch_id <> ${booking.pickup_branch_id} or exists (
        select 1 from claims k where k.unit_id = u.id and k.started and k.booking_id is distinct from ${booking.id}))`
  return rows.map(({ id }) => id)
}

/**
 * Another unit of the class: one that is ready, else one that was to be turned round until later. Rather a car that is
 * cleaned in a hurry than none.
 */
async function swap(work: Work, booking: BookingRow): Promise<BookingRow> {
  const wish: Wish = {
    classId: booking.class_id,
    unitId: null,
    pickupBranchId: booking.pickup_branch_id,
    dropoffBranchId: booking.dropoff_branch_id,
    during: { from: work.now, to: await claimedUntil(work.tx, booking.id) },
    notUnits: await notHere(work.tx, booking),
    lateUnits: [booking.unit_id],
  }
  for (const turnaround of [null, ...(await turnarounds(work, booking))]) {
    const tried = await attempt(work, async (part) => {
      if (turnaround !== null) await endClaim(part.tx, turnaround.id, { at: part.now, outcome: 'released' })
      return (await retakeUnit(part, booking, wish)) ?? refuseNotReady(booking)
    })
    if ('done' in tried) return handed(work, booking, tried.done)
  }
  return refuseNotReady(booking)
}

const refuseNotReady = (booking: BookingRow): never =>
  refuse('UNIT_NOT_READY', 'Nothing of this class is ready yet. The staff will help.', {
    unitId: booking.unit_id,
  })

/** What is being turned round for nobody in particular, the soonest ready first; its units are locked. */
function turnarounds({ tx, now }: Work, booking: BookingRow): Promise<{ id: number }[]> {
  return tx<{ id: number }[]>`
    select k.id from claims k join units u on u.id = k.unit_id
    where k.kind = 'turnaround' and k.during @> ${now}::timestamptz and u.status = 'in_service'
      and u.class_id = ${booking.class_id} and u.branch_id = ${booking.pickup_branch_id}
    order by upper(k.during), k.id limit ${mostHurried} for no key update of u skip locked`
}

/** So many are tried. */
const mostHurried = 3

async function handed(work: Work, booking: BookingRow, unitId: string): Promise<BookingRow> {
  const [moved] = await work.tx<BookingRow[]>`
    update bookings set unit_id = ${unitId}, version = version + 1
    where id = ${booking.id} and version = ${booking.version} returning *`
  if (!moved) return refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
  work.record('booking', booking.id, { movedFrom: booking.unit_id, movedTo: unitId })
  work.emit(bookingEvent('booking.reassigned', moved))
  return moved
}
