import type { Tx } from '@forecourt/db'
import type { ClaimRow } from '@forecourt/db/schema/booking'
import type { UnitRow } from '@forecourt/db/schema/fleet'
import { type Period, refuse, toRange } from '../kernel/index.ts'

/**
 * The claims of one unit, and the writer of those that are no booking's: maintenance and transfers. Whoever calls
 * holds the unit's row lock.
 */

export type UnitClaim = Omit<ClaimRow, 'during'> & { from: Date; to: Date | null }

/** @throws NOT_FOUND */
export async function lockUnit(tx: Tx, unitId: string): Promise<UnitRow> {
  const [unit] = await tx<UnitRow[]>`select * from units where id = ${unitId} for no key update`
  return unit ?? refuse('NOT_FOUND', 'There is no such unit.')
}

/** All claims of a unit that are not over, in time order. */
export const claimsOf = (tx: Tx, unitId: string) => tx<UnitClaim[]>`
  select id, unit_id, booking_id, kind, from_branch_id, to_branch_id, hold_expires_at, started, created_at, change_id,
    note, bridge, lower(during) as from, upper(during) as to
  from claims where unit_id = ${unitId} order by lower(during)`

/** Until `checkChain`, claims may stand that do not chain: several are about to be put right at once. */
export const deferChain = (tx: Tx) => tx`set constraints claims_chain deferred`

/** @throws serialization_failure where a chain is broken; the command runs again then */
export const checkChain = (tx: Tx) => tx`set constraints claims_chain immediate`

type Block = {
  unitId: string
  kind: 'maintenance' | 'transfer'
  from: Date
  to: Date | null
  fromBranchId: string
  toBranchId: string
  note: string | null
  /** Any unit of the class may do it. */
  bridge?: boolean
}

/** Takes a unit out for a while. @returns its id, or null where another claim is in the way */
export async function putBlock(tx: Tx, block: Block, now: Date): Promise<number | null> {
  const [row] = await tx<{ id: number }[]>`
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, note, bridge, created_at)
    values (${block.unitId}, ${block.kind}, tstzrange(${block.from}, ${block.to}), ${block.fromBranchId},
      ${block.toBranchId}, ${block.note}, ${block.bridge ?? false}, ${now})
    on conflict do nothing returning id`
  return row?.id ?? null
}

/** Changes how long a claim lasts. */
export const cutClaim = (tx: Tx, claimId: number, period: Period) =>
  tx`update claims set during = ${toRange(period)}::tstzrange where id = ${claimId}`

/** Where a claim goes from and to, when its unit stands elsewhere than was thought. */
export const rerouteClaim = (tx: Tx, claimId: number, fromBranchId: string, toBranchId: string) =>
  tx`update claims set from_branch_id = ${fromBranchId}, to_branch_id = ${toBranchId} where id = ${claimId}`

export const deleteClaim = (tx: Tx, claimId: number) => tx`delete from claims where id = ${claimId}`

/** Takes away the transfers that were put there in this very transaction, but for a block that is meant to stay. */
export const deleteNewTransfers = (tx: Tx, unitId: string, now: Date, block: number | null) =>
  tx`delete from claims where unit_id = ${unitId} and kind = 'transfer' and created_at = ${now}
       and id is distinct from ${block}`

type Ended = { at: Date; outcome: 'cancelled' | 'released'; atBranchId?: string }

/** Ends a claim: history keeps it, cut to what really happened; `atBranchId` is where the unit really ended up. */
export async function endClaim(tx: Tx, claimId: number, { at, outcome, atBranchId }: Ended): Promise<void> {
  await tx`
    with gone as (delete from claims where id = ${claimId} returning *)
    insert into claim_history (id, unit_id, booking_id, kind, during, from_branch_id, to_branch_id, outcome, ended_at)
    select id, unit_id, booking_id, kind,
      case when lower(during) < ${at} then tstzrange(lower(during), least(${at}, upper(during))) else during end,
      from_branch_id, coalesce(${atBranchId ?? null}, to_branch_id), ${outcome}, ${at} from gone`
}

/** Keeps what a running booking had of a unit that it gave back; the claim itself is gone. */
export async function keepCut(
  tx: Tx,
  claim: ClaimRow,
  ended: { at: Date; atBranchId: string },
): Promise<void> {
  await tx`
    insert into claim_history (id, unit_id, booking_id, kind, during, from_branch_id, to_branch_id, outcome, ended_at)
    values (${claim.id}, ${claim.unit_id}, ${claim.booking_id}, ${claim.kind},
      tstzrange(lower(${claim.during}::tstzrange), ${ended.at}), ${claim.from_branch_id}, ${ended.atBranchId},
      'released', ${ended.at})`
}

/** Notes that a unit stands elsewhere than the books said: a trip that nobody wrote down. */
export async function noteMisplaced(
  tx: Tx,
  unitId: string,
  from: string,
  to: string,
  at: Date,
): Promise<void> {
  await tx`
    insert into claim_history (id, unit_id, kind, during, from_branch_id, to_branch_id, outcome, ended_at)
    values (nextval(pg_get_serial_sequence('claims', 'id')), ${unitId}, 'transfer', tstzrange(${at}, ${at}, '[]'),
      ${from}, ${to}, 'released', ${at})`
}
