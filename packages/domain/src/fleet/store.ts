import type { Db } from '@forecourt/db'
import type { BranchRow, ClassRow, UnitRow } from '@forecourt/db/schema/fleet'
import { refuse } from '../kernel/index.ts'

/** @throws NOT_FOUND */
export async function findBranch(sql: Db, id: string): Promise<BranchRow> {
  const [row] = await sql<BranchRow[]>`select * from branches where id = ${id}`
  return row ?? refuse('NOT_FOUND', `There is no branch ${id}.`)
}

/** @throws NOT_FOUND */
export async function findClass(sql: Db, id: string): Promise<ClassRow> {
  const [row] = await sql<ClassRow[]>`select * from classes where id = ${id}`
  return row ?? refuse('NOT_FOUND', `There is no class ${id}.`)
}

/** @throws NOT_FOUND */
export async function findUnit(sql: Db, id: string): Promise<UnitRow> {
  const [row] = await sql<UnitRow[]>`select * from units where id = ${id}`
  return row ?? refuse('NOT_FOUND', 'There is no such unit.')
}
