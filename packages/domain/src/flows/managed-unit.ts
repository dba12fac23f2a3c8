import type { Tx } from '@forecourt/db'
import type { UnitRow } from '@forecourt/db/schema/fleet'
import { findUnit } from '../fleet/index.ts'
import { type Actor, refuse, worksAt } from '../kernel/index.ts'

/** A unit that stands at a branch of the caller's. @throws NOT_FOUND, FORBIDDEN */
export async function unitOfTheirs(tx: Tx, actor: Actor, unitId: string): Promise<UnitRow> {
  const unit = await findUnit(tx, unitId)
  if (!worksAt(actor, unit.branch_id)) refuse('FORBIDDEN', 'This unit is at a branch of others.')
  return unit
}
