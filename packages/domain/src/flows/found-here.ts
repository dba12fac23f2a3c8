import type { z } from 'zod'
import { foundHereInput, previewFoundInput, type UnitEffects, unitEffects } from '../booking/contract.ts'
import { type Effects, repairUnit, unitFound, viewEffects, withoutBlock } from '../booking/index.ts'
import { findBranch, findUnit, placeUnit } from '../fleet/index.ts'
import { asSystem, command, managerOf, refuse, rehearsal, type Work } from '../kernel/index.ts'
import { settleEffects } from './unit-effects.ts'

async function correct(work: Work, input: z.output<typeof foundHereInput>): Promise<Effects> {
  const { unitId, branchId, odometerKm, energyPercent, note } = input
  const unit = await findUnit(work.tx, unitId)
  if (unit.product === 'parking') refuse('NOT_OFFERED', 'A bay stays where it is.')
  await findBranch(work.tx, branchId)
  const caller = asSystem(work, 'fleet.foundHere')
  await unitFound(caller, { unitId, branchId })
  await placeUnit(caller, { unitId, branchId, odometerKm, energyPercent, note: note || undefined })
  return withoutBlock(await repairUnit(caller, { unitId }))
}

/** What noting a unit here would do to its bookings. @throws as `foundHere` */
export const previewFound = rehearsal({
  name: 'fleet.previewFound',
  access: managerOf((input) => input.branchId),
  input: previewFoundInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> => viewEffects(work.tx, await correct(work, input)),
})

/**
 * Managers note that a unit stands at their branch though the books say otherwise. It is so from now on: bookings on
 * it that start elsewhere move to other units, else a transfer brings it there, and where that is too late it is a
 * conflict.
 * @throws NOT_FOUND, FORBIDDEN, NOT_OFFERED a bay, WRONG_STATUS a customer has it (data.references), INVALID_INPUT
 */
export const foundHere = command({
  name: 'fleet.foundHere',
  access: managerOf((input) => input.branchId),
  input: foundHereInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> =>
    settleEffects(work, await correct(work, input), 'conflicts'),
})
