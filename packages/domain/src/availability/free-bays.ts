import { anyone, query } from '../kernel/index.ts'
import { freeBays as freeBaysOutput, parkingInput } from './contract.ts'
import { countBays } from './count-bays.ts'
import { findParking } from './find-parking.ts'

/** Free bays of a car park now, by class: what a sign at its entrance would show. @throws NOT_FOUND */
export const freeBays = query({
  name: 'availability.freeBays',
  access: anyone,
  input: parkingInput,
  output: freeBaysOutput,
  run: async ({ sql, now }, { parkingId }) => {
    await findParking(sql, parkingId)
    const bays = await countBays(sql, [parkingId], now)
    return { parkingId, asOf: now.toISOString(), bays: bays.get(parkingId) ?? [] }
  },
})
