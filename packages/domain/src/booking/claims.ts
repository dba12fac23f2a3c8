import type { Tx } from '@forecourt/db'
import type { BookingRow, ClaimRow } from '@forecourt/db/schema/booking'
import { addMinutes, type Period, refuse, toRange } from '../kernel/index.ts'

/** The only writer of claims. Callers hold the row lock of the unit they write for. */

export type Wish = {
  classId: string
  /** A unit that the customer chose; otherwise any of the class. */
  unitId: string | null
  pickupBranchId: string
  dropoffBranchId: string
  /** Turnaround included. */
  during: Period
}

/** What the unit is taken for: the booked period and the turnaround after it. */
export const claimPeriod = (booked: Period, turnaroundMinutes: number): Period => ({
  from: booked.from,
  to: addMinutes(booked.to, turnaroundMinutes),
})

type Finding = 'free now' | 'wait for it'

/** Units that fit a wish, as a fragment to select from. `u` is the unit. */
const fitting = (tx: Tx, wish: Wish, now: Date) => tx`
  units u where u.class_id = ${wish.classId} and u.status = 'in_service'
    ${wish.unitId === null ? tx`` : tx`and u.id = ${wish.unitId}`}
    and ${unitIsFree(tx, wish, now)}`

const unitIsFree = (tx: Tx, wish: Wish, now: Date) =>
  tx`unit_is_free(u.id, u.branch_id, ${wish.pickupBranchId}, ${wish.dropoffBranchId}, ${toRange(wish.during)}::tstzrange, ${now})`

/**
 * Takes a unit for a wish and returns it, or null when none could be taken in this attempt.
 * One statement: find and lock a free unit, claim it. `ON CONFLICT DO NOTHING` rather than an error, since two
 * simultaneous inserters of overlapping ranges would deadlock. "free now" passes over units that others have
 * locked; "wait for it" waits for one, to be sure before saying no.
 */
export async function takeUnit(
  tx: Tx,
  wish: Wish,
  owner: { bookingId: string; holdExpiresAt: Date | null },
  now: Date,
  finding: Finding,
): Promise<string | null> {
  const [row] = await tx<{ unit_id: string }[]>`
    with candidate as (
      select u.id from ${fitting(tx, wish, now)}
      order by ${finding === 'free now' ? tx`random()` : tx`u.id`} limit 1
      for no key update of u ${finding === 'free now' ? tx`skip locked` : tx``}
    )
    insert into claims (unit_id, booking_id, kind, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
    select id, ${owner.bookingId}, 'booking', ${toRange(wish.during)}::tstzrange, ${wish.pickupBranchId},
           ${wish.dropoffBranchId}, ${owner.holdExpiresAt}, ${now} from candidate
    on conflict do nothing returning unit_id`
  return row?.unit_id ?? null
}

/** Whether any unit fits, locked or not. */
export async function someUnitFits(tx: Tx, wish: Wish, now: Date): Promise<boolean> {
  const [row] = await tx`select 1 from ${fitting(tx, wish, now)} limit 1`
  return row !== undefined
}

/**
 * Lapsed holds that stand in the way of a wish: their bookings, with the units locked. Units that another
 * transaction has locked are left alone; whoever locks them will see to the same.
 */
export async function lockLapsedHolds(tx: Tx, wish: Wish, now: Date): Promise<string[]> {
  const rows = await tx<{ booking_id: string }[]>`
    select k.booking_id from claims k join units u on u.id = k.unit_id
    where u.class_id = ${wish.classId} and k.hold_expires_at <= ${now}
      and (u.branch_id = ${wish.pickupBranchId} or k.from_branch_id = ${wish.pickupBranchId} or k.to_branch_id = ${wish.pickupBranchId})
    order by u.id for no key update of u skip locked`
  return rows.map((row) => row.booking_id)
}

/** The claim is no longer a hold. */
export async function keepClaim(tx: Tx, bookingId: string): Promise<void> {
  await tx`update claims set hold_expires_at = null where booking_id = ${bookingId}`
}

/** The unit is handed over: the claim begins at the latest now. */
export async function startClaim(tx: Tx, bookingId: string, now: Date): Promise<void> {
  await tx`
    update claims set started = true, hold_expires_at = null,
      during = tstzrange(least(lower(during), ${now}), upper(during))
    where booking_id = ${bookingId}`
}

/** Moves a booking's claim to another unit of its class that is free from now to the end. Null when there is none. */
export async function moveClaim(tx: Tx, booking: BookingRow, now: Date): Promise<string | null> {
  const [claim] = await tx<(ClaimRow & { until: Date })[]>`
    delete from claims where booking_id = ${booking.id} returning *, upper(during) as until`
  if (!claim) return null
  await leaveTransfer(tx, claim, now)
  const wish: Wish = {
    classId: booking.class_id,
    unitId: null,
    pickupBranchId: booking.pickup_branch_id,
    dropoffBranchId: booking.dropoff_branch_id,
    during: { from: now, to: claim.until },
  }
  return takeUnit(tx, wish, { bookingId: booking.id, holdExpiresAt: null }, now, 'free now')
}

type Outcome = 'completed' | 'cancelled' | 'expired' | 'no_show'

/**
 * Ends a booking's claim: history keeps it, cut to what really happened (nothing, for one that never started).
 * A one-way claim that others build on leaves a transfer in its place, so that the unit still gets to where the
 * next booking needs it.
 */
export async function releaseClaim(tx: Tx, booking: BookingRow, outcome: Outcome, now: Date): Promise<void> {
  const [claim] = await tx<ClaimRow[]>`delete from claims where booking_id = ${booking.id} returning *`
  if (!claim) return refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
  await tx`
    insert into claim_history (id, unit_id, booking_id, kind, during, from_branch_id, to_branch_id, outcome, ended_at)
    values (${claim.id}, ${claim.unit_id}, ${claim.booking_id}, ${claim.kind},
      ${outcome === 'completed' ? tx`tstzrange(lower(${claim.during}::tstzrange), greatest(${now}, lower(${claim.during}::tstzrange)))` : tx`${claim.during}::tstzrange`},
      ${claim.from_branch_id}, ${claim.to_branch_id}, ${outcome}, ${now})`
  if (outcome !== 'completed') await leaveTransfer(tx, claim, now)
}

/** Where the next claim of the unit starts from the branch that a removed one-way claim would have taken it to. */
async function leaveTransfer(tx: Tx, claim: ClaimRow, now: Date): Promise<void> {
  if (claim.from_branch_id === claim.to_branch_id) return
  await tx`
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select ${claim.unit_id}, 'transfer', ${claim.during}::tstzrange, ${claim.from_branch_id}, ${claim.to_branch_id}, ${now}
    where (select from_branch_id from claims where unit_id = ${claim.unit_id} and lower(during) > lower(${claim.during}::tstzrange)
           order by lower(during) limit 1) = ${claim.to_branch_id}`
}

/** Keeps a returned unit off sale for the turnaround, as far as the next claim leaves room. */
export async function blockTurnaround(
  tx: Tx,
  unitId: string,
  branchId: string,
  now: Date,
  minutes: number,
): Promise<void> {
  if (minutes === 0) return
  await tx`
    with free_until as (
      select least(${addMinutes(now, minutes)}::timestamptz,
        (select min(lower(during)) from claims where unit_id = ${unitId} and upper(during) > ${now})) as at
    )
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select ${unitId}, 'turnaround', tstzrange(${now}, at), ${branchId}, ${branchId}, ${now}
    from free_until where at > ${now}`
}
