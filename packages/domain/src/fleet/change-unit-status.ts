import type { UnitRow } from '@forecourt/db/schema/fleet'
import { command, refuse, system } from '../kernel/index.ts'
import { setUnitStatusInput, type UnitEvent, unitOutput } from './contract.ts'
import { toUnit } from './view.ts'

/**
 * Takes a unit out of service or brings it back. Whether bookings stand on it is for the caller to see to.
 * @throws NOT_FOUND, CHANGED_MEANWHILE
 */
export const changeUnitStatus = command({
  name: 'fleet.changeUnitStatus',
  access: system,
  input: setUnitStatusInput,
  output: unitOutput,
  run: async ({ tx, emit, record }, { unitId, status, note, version }) => {
    const [unit] = await tx<UnitRow[]>`select * from units where id = ${unitId} for no key update`
    if (!unit) return refuse('NOT_FOUND', 'There is no such unit.')
    if (unit.version !== version) {
      refuse('CHANGED_MEANWHILE', 'Somebody changed this unit in the meantime. Look at it again.', {
        version: unit.version,
        status: unit.status,
      })
    }
    const [changed = unit] = await tx<UnitRow[]>`
      update units set status = ${status}, status_note = ${note || null}, version = version + 1
      where id = ${unitId} returning *`
    record('unit', unitId, { from: unit.status, to: status })
    const event: UnitEvent = {
      type: 'unit.status_changed',
      payload: {
        unitId,
        product: toUnit(unit).product,
        classId: unit.class_id,
        branchId: unit.branch_id,
        status,
      },
    }
    emit({ ...event, topics: [`branch:${unit.branch_id}`, `board:${unit.branch_id}`] })
    return toUnit(changed)
  },
})
