import type { Db } from '@forecourt/db'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import { findBranch } from '../fleet/index.ts'
import { refuse } from '../kernel/index.ts'

/** A branch that parks cars. @throws NOT_FOUND */
export async function findParking(sql: Db, id: string): Promise<BranchRow> {
  const branch = await findBranch(sql, id)
  return branch.parks ? branch : refuse('NOT_FOUND', `There is no car park ${id}.`)
}
