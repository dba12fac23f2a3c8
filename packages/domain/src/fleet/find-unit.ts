import type { UnitRow } from '@forecourt/db/schema/fleet'
import { query, refuse, staff } from '../kernel/index.ts'
import { findUnitInput, unitOutput } from './contract.ts'
import { toUnit } from './view.ts'

/**
 * A vehicle by its plate, wherever the books have it: for staff who stand before one that should not be there. Spaces
 * and dashes do not count. @throws NOT_FOUND
 */
export const findUnitByPlate = query({
  name: 'fleet.findUnit',
  access: staff,
  input: findUnitInput,
  output: unitOutput,
  run: async ({ sql }, { plate }) => {
    const letters = plate.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    const [unit] = await sql<UnitRow[]>`
      select * from units where product = 'rental'
        and regexp_replace(lower(plate::text), '[^[:alnum:]]', '', 'g') = ${letters} limit 1`
    return unit ? toUnit(unit) : refuse('NOT_FOUND', 'No vehicle has this plate.')
  },
})
