import { type JSONValue, mayStandAt, type Tx, unitIsFree } from '@forecourt/db'
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
  /** Where the claim that is given up for it would have brought a unit that others may count on. */
  leftBranchId?: string
  /** Units that are late and that bookings which start after this one may be left to wait for, if nothing else helps. */
  lateUnits?: readonly string[]
}

/** What the unit is taken for: the booked period and the turnaround after it. */
export const claimPeriod = (booked: Period, turnaroundMinutes: number): Period => ({
  from: booked.from,
  to: addMinutes(booked.to, turnaroundMinutes),
})

/** Who a claim is for: a booking, or a change of one that waits for its money. */
export type Owner = { holdExpiresAt: Date | null } & (
  | { bookingId: string; changeId?: never }
  | { changeId: string; bookingId?: never }
)

/**
 * Takes a free unit for a wish and returns it, or null when there is none, or others have all of them locked.
 * One statement: find and lock a free unit, claim it. `ON CONFLICT DO NOTHING` rather than an error, since two
 * simultaneous inserters of overlapping ranges would deadlock. Among the units that fit, those come first that would
 * stand idle the least around the period, in steps of doubling hours, and in random order within a step, so that
 * many customers at once spread out.
 */
export async function takeUnit(tx: Tx, wish: Wish, owner: Owner, now: Date): Promise<string | null> {
  const during = toRange(wish.during)
  const idleBefore = tx`extract(epoch from lower(${during}::tstzrange) - greatest(${now}, (
    select upper(k.during) from claims k where k.unit_id = u.id and lower(k.during) < lower(${during}::tstzrange)
    order by lower(k.during) desc limit 1)))`
  const idleAfter = tx`extract(epoch from (
    select lower(k.during) from claims k where k.unit_id = u.id and lower(k.during) >= upper(${during}::tstzrange)
    order by lower(k.during) limit 1) - upper(${during}::tstzrange))`
  const [row] = await tx<{ unit_id: string }[]>`
    with candidate as (
      select u.id from units u
      where u.status = 'in_service'
        and ${wish.unitId === null ? mayStandAt(tx, wish.pickupBranchId, wish.classId) : tx`u.id = ${wish.unitId}`}
        ${wish.notUnits?.length ? tx`and u.id <> all(${[...wish.notUnits]})` : tx``}
        and ${unitIsFree(tx, { pickup: wish.pickupBranchId, dropoff: wish.dropoffBranchId, during, now })}
        and ${withoutLapsedHold(tx, now)}
      order by floor(ln((1 + (greatest(${idleBefore}, 0) + coalesce(${idleAfter}, ${idleForGood})) / 3600)::float8) / ln(2::float8)), random()
      limit 1 for no key update of u skip locked
    )
    insert into claims (unit_id, kind, booking_id, change_id, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
    select id, ${owner.bookingId ? 'booking' : 'change'}, ${owner.bookingId ?? null}, ${owner.changeId ?? null}, ${during}::tstzrange,
      ${wish.pickupBranchId}, ${wish.dropoffBranchId}, ${owner.holdExpiresAt}, ${now} from candidate
    on conflict do nothing returning unit_id`
  return row?.unit_id ?? null
}

/** A unit that nothing follows on is idle for so many seconds after a period: a year. */
const idleForGood = 365 * 86_400

/** A lapsed hold blocks nobody, but its claim is still there; it has to be put away before the unit is taken. */
const withoutLapsedHold = (tx: Tx, now: Date) =>
  tx`(select 1 from claims k where k.unit_id = u.id and k.hold_expires_at <= ${now} limit 1) is null`

/** Claims a unit that the caller has locked and seen to be free. */
export async function insertClaim(
  tx: Tx,
  unitId: string,
  wish: Wish,
  owner: Owner,
  now: Date,
): Promise<void> {
  await tx`
    insert into claims (unit_id, kind, booking_id, change_id, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
    values (${unitId}, ${owner.bookingId ? 'booking' : 'change'}, ${owner.bookingId ?? null}, ${owner.changeId ?? null},
      ${toRange(wish.during)}::tstzrange, ${wish.pickupBranchId}, ${wish.dropoffBranchId}, ${owner.holdExpiresAt}, ${now})`
}

/** Takes claims away for a moment, as JSON, to be put back onto other units. */
export async function removeClaims(tx: Tx, ids: readonly string[]): Promise<RemovedClaim[]> {
  if (ids.length === 0) return []
  const rows = await tx<{ claim: RemovedClaim }[]>`
    delete from claims k where id = any(${[...ids]}::bigint[]) returning to_jsonb(k) as claim`
  return rows.map(({ claim }) => claim)
}

export async function restoreClaims(tx: Tx, claims: readonly RemovedClaim[]): Promise<void> {
  if (claims.length === 0) return
  await tx`
    insert into claims overriding system value
    select * from jsonb_populate_recordset(null::claims, ${tx.json(claims as JSONValue)})`
}

export type RemovedClaim = { unit_id: string; booking_id: string | null; [column: string]: JSONValue }

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
 * A hold that ran out, one-way, and that others build on leaves a transfer in its place, so that the unit still gets to
 * where the next booking needs it; after the rest, whoever ends the booking repairs the unit's chain.
 */
export async function releaseClaim(tx: Tx, booking: BookingRow, outcome: Outcome, now: Date): Promise<void> {
  const [claim] = await tx<ClaimRow[]>`delete from claims where booking_id = ${booking.id} returning *`
  if (!claim) return refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.')
  await tx`
    insert into claim_history (id, unit_id, booking_id, kind, during, from_branch_id, to_branch_id, outcome, ended_at)
    values (${claim.id}, ${claim.unit_id}, ${claim.booking_id}, ${claim.kind},
      ${outcome === 'completed' ? tx`tstzrange(lower(${claim.during}::tstzrange), greatest(${now}, lower(${claim.during}::tstzrange)))` : tx`${claim.during}::tstzrange`},
      ${claim.from_branch_id}, ${claim.to_branch_id}, ${outcome}, ${now})`
  if (outcome === 'expired') await leaveTransfer(tx, claim, now)
}

/**
 * Where the next claim of the unit starts from the branch that a removed one-way claim would have taken it to, and
 * nothing else takes it there by then, a transfer does.
 */
export async function leaveTransfer(tx: Tx, claim: ClaimRow, now: Date): Promise<void> {
  if (claim.from_branch_id === claim.to_branch_id) return
  await tx`
    with next as (
      select lower(during) as at, from_branch_id from claims
      where unit_id = ${claim.unit_id} and lower(during) > lower(${claim.during}::tstzrange)
      order by lower(during) limit 1
    )
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, bridge, created_at)
    select u.id, 'transfer', ${claim.during}::tstzrange, ${claim.from_branch_id}, ${claim.to_branch_id}, true, ${now}
    from next, units u
    where u.id = ${claim.unit_id} and next.from_branch_id = ${claim.to_branch_id}
      and coalesce((select k.to_branch_id from claims k where k.unit_id = u.id and lower(k.during) < next.at
                    order by lower(k.during) desc limit 1), u.branch_id) = ${claim.from_branch_id}`
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
