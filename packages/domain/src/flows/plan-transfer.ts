import type { z } from 'zod'
import {
  planTransferInput,
  previewTransferInput,
  type UnitEffects,
  unitEffects,
} from '../booking/contract.ts'
import { blockUnit, type Effects, viewEffects } from '../booking/index.ts'
import { findBranch } from '../fleet/index.ts'
import { asSystem, command, manager, refuse, rehearsal, type Work } from '../kernel/index.ts'
import { unitOfTheirs } from './managed-unit.ts'
import { settleEffects } from './unit-effects.ts'

type Wish = z.output<typeof previewTransferInput> & { note?: string | undefined }

async function send(work: Work, { unitId, from, to, toBranchId, note }: Wish): Promise<Effects> {
  const unit = await unitOfTheirs(work.tx, work.actor, unitId)
  const there = await findBranch(work.tx, toBranchId)
  if (unit.product === 'parking' || !there.rents)
    refuse(
      'NOT_OFFERED',
      unit.product === 'parking' ? 'A bay stays where it is.' : `${there.name} rents no cars.`,
    )
  const effects = await blockUnit(asSystem(work, 'fleet.planTransfer'), {
    unitId,
    kind: 'transfer',
    ...(from && { from }),
    to,
    toBranchId,
    note: note || null,
  })
  return effects
}

/** What a transfer would do to the unit's bookings now. @throws as `planTransfer`, but for UNIT_HAS_BOOKINGS */
export const previewTransfer = rehearsal({
  name: 'fleet.previewTransfer',
  access: manager,
  input: previewTransferInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> => viewEffects(work.tx, await send(work, input)),
})

/**
 * Managers send a vehicle of their branch to another one: from where it is by then. Bookings in the way, and those
 * that would start at the old branch afterwards, move to other units. With `evenIf: 'conflicts'` what has to stay after
 * the transfer gets one that brings the vehicle back, and is a conflict where that is too late.
 * @throws NOT_FOUND, FORBIDDEN, NOT_OFFERED, UNIT_HAS_BOOKINGS (data.references), UNIT_TAKEN, PERIOD_IN_PAST,
 * INVALID_INPUT it is there already
 */
export const planTransfer = command({
  name: 'fleet.planTransfer',
  access: manager,
  input: planTransferInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> =>
    settleEffects(work, await send(work, input), input.evenIf),
})
