import type { BookingRow } from '@forecourt/db/schema/booking'
import { addMinutes, rehearse, type Work } from '../kernel/index.ts'
import { claimOf } from './change-claims.ts'
import { claimPeriod, type Wish } from './claims.ts'
import { tryReclaim } from './reclaim.ts'

/** As many claims are looked at as can stand in the way of one booking. */
const atMost = 400

/** `neededAt`: when somebody else needs the unit; null when nothing but `until` ends it. */
export type LastEnd = { end: Date; neededAt: Date | null }

/**
 * The last end that a booking can be given, by trying: it can only be lost where another claim begins, so these are
 * the instants to try, and what could be had until late can be had until early.
 * @param until no later end is asked for
 */
export async function lastEnd(
  work: Work,
  booking: BookingRow,
  wish: Wish,
  turnaroundMinutes: number,
  until: Date,
): Promise<LastEnd> {
  const can = (end: Date): Promise<boolean> =>
    rehearse(work, async (inner) => {
      const during = { from: wish.during.from, to: claimPeriod({ from: end, to: end }, turnaroundMinutes).to }
      return (await tryReclaim(inner, booking, { ...wish, during })) !== null
    })
  if (await can(until)) return { end: until, neededAt: null }
  const own = await claimOf(work.tx, booking.id)
  const rows = await work.tx<{ at: Date }[]>`
    select distinct lower(k.during) as at from claims k join units u on u.id = k.unit_id
    where ${wish.unitId === null ? work.tx`u.class_id = ${wish.classId}` : work.tx`u.id = ${wish.unitId}`}
      and k.from_branch_id in (${wish.pickupBranchId}, ${wish.dropoffBranchId})
      and lower(k.during) >= ${own.to} and lower(k.during) < ${addMinutes(until, turnaroundMinutes)}
      and (k.hold_expires_at is null or k.hold_expires_at > ${work.now})
    order by at limit ${atMost}`
  let [possible, impossible] = [-1, rows.length]
  while (impossible - possible > 1) {
    const middle = Math.floor((possible + impossible) / 2)
    const at = rows[middle]?.at
    if (at && (await can(addMinutes(at, -turnaroundMinutes)))) possible = middle
    else impossible = middle
  }
  const at = rows[possible]?.at
  return at
    ? { end: addMinutes(at, -turnaroundMinutes), neededAt: at }
    : { end: booking.ends_at, neededAt: rows[0]?.at ?? null }
}
