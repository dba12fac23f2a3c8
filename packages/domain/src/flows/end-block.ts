import type { z } from 'zod'
import { endBlockInput, previewEndBlockInput, type UnitEffects, unitEffects } from '../booking/contract.ts'
import { type Effects, endBlock as end, repairUnit, viewEffects, withoutBlock } from '../booking/index.ts'
import { placeUnit } from '../fleet/index.ts'
import { asSystem, command, manager, rehearsal, type Work } from '../kernel/index.ts'
import { unitOfTheirs } from './managed-unit.ts'
import { settleEffects } from './unit-effects.ts'

async function stop(
  work: Work,
  { unitId, blockId }: z.output<typeof previewEndBlockInput>,
): Promise<Effects> {
  await unitOfTheirs(work.tx, work.actor, unitId)
  const caller = asSystem(work, 'fleet.endBlock')
  const { arrivedAt } = await end(caller, { unitId, blockId })
  if (arrivedAt !== null) await placeUnit(caller, { unitId, branchId: arrivedAt })
  return withoutBlock(await repairUnit(caller, { unitId }))
}

/** What ending a block would do: a transfer that is called off leaves bookings elsewhere without this unit. */
export const previewEndBlock = rehearsal({
  name: 'fleet.previewEndBlock',
  access: manager,
  input: previewEndBlockInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> => viewEffects(work.tx, await stop(work, input)),
})

/**
 * Managers end a block now, or call it off before it begins. A transfer that has begun has arrived by that; bookings
 * that counted on one that is called off move to other units.
 * @throws NOT_FOUND, FORBIDDEN, UNIT_HAS_BOOKINGS (data.references)
 */
export const endBlock = command({
  name: 'fleet.endBlock',
  access: manager,
  input: endBlockInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> =>
    settleEffects(work, await stop(work, input), input.evenIf),
})
