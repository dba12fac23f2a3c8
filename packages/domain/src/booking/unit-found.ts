import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { claimsOf, deferChain, endClaim, lockUnit, noteMisplaced } from './unit-claims.ts'
import { emitClaimsChanged } from './unit-event.ts'

/**
 * A unit was found at a branch where the books do not have it. What it was doing ends there and now; a way that
 * nobody wrote down is noted in the history, so that it stands where its last trip ended. The caller places the unit,
 * and `repairUnit` puts its coming claims right.
 * @returns whether anything was different from the books
 * @throws NOT_FOUND, WRONG_STATUS it is out with a booking (data.references)
 */
export const unitFound = command({
  name: 'booking.unitFound',
  access: system,
  input: z.object({ unitId: z.uuid(), branchId: z.string() }),
  run: async (work, { unitId, branchId }): Promise<{ misplaced: boolean }> => {
    const { tx, now } = work
    const unit = await lockUnit(tx, unitId)
    const claims = await claimsOf(tx, unitId)
    const out = claims.find((claim) => claim.started)
    if (out) {
      const references = await tx<{ reference: string }[]>`
        select reference from bookings where id = ${out.booking_id}`
      refuse('WRONG_STATUS', 'A customer has it, as the books say. Take the booking back first.', {
        references: references.map((row) => row.reference),
      })
    }
    await deferChain(tx)
    const underWay = claims.filter(
      ({ kind, from }) => from <= now && ['turnaround', 'transfer'].includes(kind),
    )
    const misplaced = unit.branch_id !== branchId || underWay.some(({ kind }) => kind === 'transfer')
    work.record('unit', unitId, { foundAt: branchId, booksSaid: unit.branch_id })
    if (!misplaced) return { misplaced }
    for (const { id } of underWay)
      await endClaim(tx, id, { at: now, outcome: 'released', atBranchId: branchId })
    if (underWay.length === 0) await noteMisplaced(tx, unitId, unit.branch_id, branchId, now)
    emitClaimsChanged(work, unitId, [unit.branch_id, branchId])
    return { misplaced }
  },
})
