import type { UnitRow } from '@forecourt/db/schema/fleet'
import { z } from 'zod'
import { fromCursor, pageOf, query, staffOf, toCursor, toPage } from '../kernel/index.ts'
import { listUnitsInput, unitOutput } from './contract.ts'
import { toUnit } from './view.ts'

/** The units that stand at a branch now, by label. Spaces and dashes of a plate do not count in a search. */
export const listUnits = query({
  name: 'fleet.listUnits',
  access: staffOf((input) => input.branchId),
  input: listUnitsInput,
  output: pageOf(unitOutput),
  run: async ({ sql }, { branchId, product, classId, status, text, cursor, limit }) => {
    const after = fromCursor(cursor, z.tuple([z.string(), z.uuid()]))
    const letters = text?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    const rows = await sql<UnitRow[]>`
      select * from units where branch_id = ${branchId}
        ${product === undefined ? sql`` : sql`and product = ${product}`}
        ${classId === undefined ? sql`` : sql`and class_id = ${classId}`}
        ${status === undefined ? sql`` : sql`and status = ${status}`}
        ${letters ? sql`and regexp_replace(lower(concat(plate, ' ', label, ' ', make, model)), '[^[:alnum:] ]', '', 'g') like ${`%${letters}%`}` : sql``}
        ${after === null ? sql`` : sql`and (label, id) > (${after[0]}, ${after[1]})`}
      order by label, id limit ${limit + 1}`
    return toPage(rows, limit, toUnit, (row) => toCursor(row.label, row.id))
  },
})
