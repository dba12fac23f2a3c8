import { previewStatusInput, type UnitEffects, unitEffects } from '../booking/contract.ts'
import { clearUnit, unitBack, viewEffects } from '../booking/index.ts'
import { setUnitStatusInput, unitOutput } from '../fleet/contract.ts'
import { changeUnitStatus } from '../fleet/index.ts'
import { asSystem, command, rehearsal, staff } from '../kernel/index.ts'
import { unitOfTheirs } from './managed-unit.ts'
import { settleEffects } from './unit-effects.ts'

/** What taking a unit out of service would do to its bookings now. @throws NOT_FOUND, FORBIDDEN */
export const previewUnitStatus = rehearsal({
  name: 'flows.previewUnitStatus',
  access: staff,
  input: previewStatusInput,
  output: unitEffects,
  run: async (work, { unitId }): Promise<UnitEffects> => {
    await unitOfTheirs(work.tx, work.actor, unitId)
    return viewEffects(work.tx, await clearUnit(asSystem(work, 'flows.previewUnitStatus'), { unitId }))
  },
})

/**
 * Staff take a unit of their branch out of service, or bring it back. Its bookings move to other units of their class
 * or to free upgrades. With `evenIf: 'conflicts'`, what has to stay keeps its claim and becomes a conflict; a running
 * rental goes on.
 * @throws NOT_FOUND, FORBIDDEN, CHANGED_MEANWHILE, UNIT_HAS_BOOKINGS (data.references)
 */
export const setUnitStatus = command({
  name: 'flows.setUnitStatus',
  access: staff,
  input: setUnitStatusInput,
  output: unitOutput,
  run: async (work, { evenIf, ...change }) => {
    const { unitId, status } = change
    await unitOfTheirs(work.tx, work.actor, unitId)
    const caller = asSystem(work, 'flows.setUnitStatus')
    // First, with the unit locked: a hold that was faster is seen, and one that is slower sees the new status.
    const changed = await changeUnitStatus(caller, change)
    if (status === 'in_service') await unitBack(caller, { unitId })
    else await settleEffects(work, await clearUnit(caller, { unitId }), evenIf)
    return changed
  },
})
