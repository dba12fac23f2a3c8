import { command, staff } from '../kernel/index.ts'
import { closeTillInput } from './contract-till.ts'
import { lockTill, move, mustWorkAtTill, personAt } from './till.ts'

/**
 * Closes a drawer with what was counted in it. What is missing or too much is booked as a difference of its own, and
 * what was counted goes back to the safe.
 * @returns the difference in minor units, below zero when cash is missing
 * @throws TILL_CLOSED
 */
export const closeTill = command({
  name: 'till.close',
  access: staff,
  input: closeTillInput,
  run: async (work, { sessionId, countedMinor, note = '' }): Promise<{ differenceMinor: number }> => {
    const { tx, now, actor } = work
    await mustWorkAtTill(tx, actor, sessionId)
    const till = await lockTill(tx, sessionId)
    const differenceMinor = countedMinor - till.balance_minor
    await move(work, till, {
      kind: 'difference',
      amountMinor: differenceMinor,
      against: 'cash_differences',
    })
    const asCounted = { ...till, balance_minor: countedMinor }
    await move(work, asCounted, { kind: 'closing', amountMinor: 0 - countedMinor, against: 'cash_safe' })
    await tx`
      update till_sessions set closed_at = ${now}, closed_by = ${personAt(actor)}, expected_minor = ${till.balance_minor},
        counted_minor = ${countedMinor}, note = ${note === '' ? null : note} where id = ${sessionId}`
    work.record('till', sessionId, { countedMinor, differenceMinor })
    work.emit({ type: 'till.changed', topics: [`board:${till.branch_id}`], payload: { sessionId } })
    return { differenceMinor }
  },
})
