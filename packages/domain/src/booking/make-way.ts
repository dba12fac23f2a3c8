import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { addMinutes, command, system, type Work } from '../kernel/index.ts'
import { clearConflictsOf, closeConflict, conflictsOf, openConflict } from './conflicts.ts'
import { bookingId } from './contract.ts'
import { expire } from './expire.ts'
import { moveAway } from './move-away.ts'
import type { Moved } from './moved-booking.ts'
import { findBooking, lockBooking } from './store.ts'
import { claimsOf, cutClaim, type UnitClaim } from './unit-claims.ts'

/** When nobody knows better, what is overdue is thought to be back in so many minutes, again and again. */
const anyMinuteNow = 15

export type MadeWay = {
  late: BookingRow
  overdue: boolean
  /** What was moved, and what has to stay though its unit will be late: `fresh` when this is new. */
  hurt: (Moved & { fresh: boolean })[]
}

/**
 * Makes way for a booking that will not be back in time: whoever has its unit next and is hurt by that moves to
 * another unit, else to a free upgrade, else it becomes a conflict. A chosen unit is taken from its customer only when
 * it would not be there at all. What no longer threatens is cleared. Safe to repeat, and beside itself: the unit's
 * row lock is held. Does nothing to a booking that is not out.
 */
export const makeWay = command({
  name: 'booking.makeWay',
  access: system,
  input: z.object({ bookingId }),
  run: async (work, input): Promise<MadeWay> => {
    const { tx, now } = work
    const late = await lockBooking(tx, input.bookingId)
    if (late.status !== 'active') {
      await clearConflictsOf(work, late.id)
      return { late, overdue: false, hurt: [] }
    }
    const backAt = thoughtBack(late, now)
    const neededUntil = addMinutes(backAt, await turnaroundOf(tx, late))
    const hurt = await moveHurt(work, late, neededUntil)
    const staying = new Set(hurt.flatMap(({ before, after }) => (after === null ? [before.id] : [])))
    const clear = (await conflictsOf(tx, late.id)).filter((id) => !staying.has(id))
    for (const id of clear) await closeConflict(work, { id }, 'cleared')
    await fitClaim(tx, late, neededUntil)
    work.record('booking', late.id, { thoughtBack: backAt.toISOString(), hurt: hurt.length })
    return { late, overdue: late.ends_at < now, hurt }
  },
})

/** Its end, what somebody said, or any minute now: the latest of what is still to come. */
function thoughtBack(booking: BookingRow, now: Date): Date {
  const known = booking.expected_back_at ?? booking.ends_at
  return known > now ? known : addMinutes(now, anyMinuteNow)
}

async function turnaroundOf(tx: Tx, booking: BookingRow): Promise<number> {
  if (booking.product === 'parking') return 0
  const [branch] = await tx<{ turnaround_minutes: number }[]>`
    select turnaround_minutes from branches where id = ${booking.dropoff_branch_id}`
  return branch?.turnaround_minutes ?? 0
}

const isLapsed = (claim: UnitClaim, now: Date) =>
  claim.hold_expires_at !== null && claim.hold_expires_at <= now

/** One after the other, the soonest first, with those that were left to wait for the unit meanwhile. */
async function moveHurt(work: Work, late: BookingRow, neededUntil: Date): Promise<MadeWay['hurt']> {
  const seen = new Set<string>()
  const nextHurt = async () =>
    (await claimsOf(work.tx, late.unit_id)).find(
      (claim) =>
        claim.kind === 'booking' &&
        !claim.started &&
        claim.from < neededUntil &&
        !seen.has(claim.booking_id as string),
    )
  const hurt: MadeWay['hurt'] = []
  for (let claim = await nextHurt(); claim; claim = await nextHurt()) {
    const before = await findBooking(work.tx, claim.booking_id as string)
    seen.add(before.id)
    if (isLapsed(claim, work.now)) await expire(work, { bookingId: before.id })
    else hurt.push(await moveOne(work, late, before))
  }
  return hurt
}

async function moveOne(work: Work, late: BookingRow, before: BookingRow): Promise<MadeWay['hurt'][number]> {
  const after = await moveAway(work, before, 'late')
  if (after !== null) return { before, after, fresh: true }
  const fresh = await openConflict(work, before, { cause: 'overdue', causeBookingId: late.id })
  return { before, after, fresh }
}

/** While somebody knows when it is back, nobody new is promised the unit until then; as far as the next claim allows. */
async function fitClaim(tx: Tx, late: BookingRow, neededUntil: Date): Promise<void> {
  const claims = await claimsOf(tx, late.unit_id)
  const own = claims.find((claim) => claim.booking_id === late.id)
  const next = claims.find((claim) => own !== undefined && claim.from > own.from)
  if (!own?.to) return
  const booked = addMinutes(late.ends_at, await turnaroundOf(tx, late))
  const wanted = late.expected_back_at !== null && neededUntil > booked ? neededUntil : booked
  const to = next && next.from < wanted ? next.from : wanted
  if (to.getTime() !== own.to.getTime() && to > late.ends_at)
    await cutClaim(tx, own.id, { from: own.from, to })
}
