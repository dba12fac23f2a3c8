import type { Tx } from '@forecourt/db'
import { setUnitStatusInput, unitOutput } from '../fleet/contract.ts'
import { changeUnitStatus, findUnit } from '../fleet/index.ts'
import { asSystem, command, refuse, staff, worksAt } from '../kernel/index.ts'

/**
 * Staff take a unit of their branch out of service, or bring it back. Not while bookings stand on it: they would
 * have to move to another unit first.
 * @throws NOT_FOUND, FORBIDDEN, CHANGED_MEANWHILE, UNIT_HAS_BOOKINGS (data.references)
 */
export const setUnitStatus = command({
  name: 'flows.setUnitStatus',
  access: staff,
  input: setUnitStatusInput,
  output: unitOutput,
  run: async (work, input) => {
    const { tx, now, actor } = work
    const unit = await findUnit(tx, input.unitId)
    if (!worksAt(actor, unit.branch_id)) refuse('FORBIDDEN', 'This unit is at a branch of others.')
    const changed = await changeUnitStatus(asSystem(work, 'flows.setUnitStatus'), input)
    // Asked with the unit locked: a hold that was faster is seen, and one that is slower sees the new status.
    const references = input.status === 'in_service' ? [] : await bookingsOn(tx, input.unitId, now)
    if (references.length > 0) {
      refuse('UNIT_HAS_BOOKINGS', `Move its bookings to another unit first: ${references.join(', ')}.`, {
        references,
      })
    }
    return changed
  },
})

/** References of the bookings that have the unit now or later; a hold that ran out has nothing. */
async function bookingsOn(tx: Tx, unitId: string, now: Date): Promise<string[]> {
  const rows = await tx<{ reference: string }[]>`
    select b.reference from claims k join bookings b on b.id = k.booking_id
    where k.unit_id = ${unitId} and (k.hold_expires_at is null or k.hold_expires_at > ${now})
    order by lower(k.during)`
  return rows.map((row) => row.reference)
}
