import { toBranch } from '../fleet/index.ts'
import { anyone, query } from '../kernel/index.ts'
import { parkingInput, parkingOutput } from './contract.ts'
import { countBays } from './count-bays.ts'
import { findParking } from './find-parking.ts'

/** A car park with its bays now. @throws NOT_FOUND */
export const parking = query({
  name: 'availability.parking',
  access: anyone,
  input: parkingInput,
  output: parkingOutput,
  run: async ({ sql, now }, { parkingId }) => {
    const branch = await findParking(sql, parkingId)
    const bays = await countBays(sql, [parkingId], now)
    return { branch: toBranch(branch, now), bays: bays.get(parkingId) ?? [] }
  },
})
