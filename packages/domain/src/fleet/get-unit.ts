import { query, staff } from '../kernel/index.ts'
import { getUnitInput, unitOutput } from './contract.ts'
import { findUnit } from './store.ts'
import { toUnit } from './view.ts'

/** @throws NOT_FOUND */
export const getUnit = query({
  name: 'fleet.getUnit',
  access: staff,
  input: getUnitInput,
  output: unitOutput,
  run: async ({ sql }, { unitId }) => toUnit(await findUnit(sql, unitId)),
})
