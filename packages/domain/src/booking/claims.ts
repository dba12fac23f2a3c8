import { mayStandAt, type Tx, unitIsFree } from '@forecourt/db'
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
  /** Units that it must not be, e.g. the one that the booking is moved away from. */
  notUnits?: readonly string[]
}

/** What the unit is taken for: the booked period and the turnaround after it. */
export const claimPeriod = (booked: Period, turnaroundMinutes: number): Period => ({
  from: booked.from,
  to: addMinutes(booked.to, turnaroundMinutes),
})

/** Whether to pass over units that others have locked, or to wait for one. */
type Finding = 'free now' | 'wait for it'

/** Units that fit a wish, as a fragment to select from; `u` is the unit. The search shows by the same rule. */
const fitting = (tx: Tx, wish: Wish, now: Date) => tx`
  units u where u.status = 'in_service'
    and ${wish.unitId === null ? mayStandAt(tx, wish.pickupBranchId, wish.classId) : tx`u.id = ${wish.unitId}`}
    ${wish.notUnits?.length ? tx`and u.id <> all(${[...wish.notUnits]})` : tx``}
    and ${unitIsFree(tx, { pickup: wish.pickupBranchId, dropoff: wish.dropoffBranchId, during: toRange(wish.during), now })}`

/** A lapsed hold blocks nobody, but its claim is still there; it has to be put away before the unit is taken. */
const withoutLapsedHold = (tx: Tx, now: Date) =>
  tx`(select 1 from claims k where k.unit_id = u.id and k.hold_expires_at <= ${now} limit 1) is null`

export type Owner = { bookingId: string; holdExpiresAt: Date | null }

/**
 * Takes a unit for a wish and returns it, or null when none could be taken in this attempt.
 * One statement: find and lock a free unit, claim it. `ON CONFLICT DO NOTHING` rather than an error, since two
 * simultaneous inserters of overlapping ranges would deadlock. "free now" passes over units that others have
 * locked, in random order so that many at once spread out; "wait for it" waits for one, to be sure before saying no.
 */
export async function takeUnit(
  tx: Tx,
  wish: Wish,
  owner: Owner,
  now: Date,
  finding: Finding,
): Promise<string | null> {
  const [row] = await tx<{ unit_id: string }[]>`
    with candidate as (
      select u.id from ${fitting(tx, wish, now)} and ${withoutLapsedHold(tx, now)}
      order by ${finding === 'free now' ? tx`random()` : tx`u.id`} limit 1
      for no key update of u ${finding === 'free now' ? tx`skip locked` : tx``}
    )
    insert into claims (unit_id, booking_id, kind, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
    select id, ${owner.bookingId}, 'booking', ${toRange(wish.during)}::tstzrange, ${wish.pickupBranchId},
           ${wish.dropoffBranchId}, ${owner.holdExpiresAt}, ${now} from candidate
    on conflict do nothing returning unit_id`
  return row?.unit_id ?? null
}

/** Whether any unit fits, locked or not, lapsed holds left out. */
export async function someUnitFits(tx: Tx, wish: Wish, now: Date): Promise<boolean> {
  const [row] = await tx`select 1 from ${fitting(tx, wish, now)} limit 1`
  return row !== undefined
}

/** The bookings whose lapsed holds stand in the way of a wish, with their units locked. */
export async function lockLapsedHolds(tx: Tx, wish: Wish, now: Date): Promise<string[]> {
  const rows = await tx<{ booking_id: string }[]>`
    select k.booking_id from units u join claims k on k.unit_id = u.id
    where k.hold_expires_at <= ${now} and u.id in (select u.id from ${fitting(tx, wish, now)})
    order by u.id for no key update of u`
  return rows.map((row) => row.booking_id)
}

/** The claim is no longer a hold. */
export async function keepClaim(tx: Tx, bookingId: string): Promise<void> {
  await tx`update claims set hold_expires_at = null where booking_id = ${bookingId}`
}

/** Until when a booking's unit is taken for it, turnaround included. */
export async function claimedUntil(tx: Tx, bookingId: string): Promise<Date> {
  const [claim] = await tx<{ until: Date }[]>`
    select upper(during) as until from claims where booking_id = ${bookingId}`
  return claim?.until ?? refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
}

/** The unit is handed over: the claim begins at the latest now. */
export async function startClaim(tx: Tx, bookingId: string, now: Date): Promise<void> {
  await tx`
    update claims set started = true, hold_expires_at = null,
      during = tstzrange(least(lower(during), ${now}), upper(during))
    where booking_id = ${bookingId}`
}

/** Takes a booking's claim away, to be taken anew; `leaveTransfer` puts right what followed it. */
export async function dropClaim(tx: Tx, bookingId: string): Promise<ClaimRow> {
  const [claim] = await tx<ClaimRow[]>`delete from claims where booking_id = ${bookingId} returning *`
  return claim ?? refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
}

type Outcome = 'completed' | 'cancelled' | 'expired' | 'no_show'

/**
 * Ends a booking's claim: history keeps it, cut to what really happened, or as planned for one that never started.
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

/**
 * Where the next claim of the unit starts from the branch that a removed one-way claim would have taken it to, a
 * transfer takes it there.
 */
export async function leaveTransfer(tx: Tx, claim: ClaimRow, now: Date): Promise<void> {
  if (claim.from_branch_id === claim.to_branch_id) return
  await tx`
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select ${claim.unit_id}, 'transfer', ${claim.during}::tstzrange, ${claim.from_branch_id}, ${claim.to_branch_id}, ${now}
    where (select from_branch_id from claims where unit_id = ${claim.unit_id} and lower(during) > lower(${claim.during}::tstzrange)
           order by lower(during) limit 1) = ${claim.to_branch_id}`
}

/** Keeps a returned unit off sale for the turnaround, as far as the next claim leaves room. */
export async function blockUnit(
  tx: Tx,
  unitId: string,
  branchId: string,
  now: Date,
  minutes: number,
): Promise<void> {
  await tx`
    with free_until as (
      select least(${addMinutes(now, minutes)}::timestamptz,
        (select min(lower(during)) from claims where unit_id = ${unitId} and upper(during) > ${now})) as at
    )
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select ${unitId}, 'turnaround', tstzrange(${now}, at), ${branchId}, ${branchId}, ${now}
    from free_until where at > ${now}`
}
