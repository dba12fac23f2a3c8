import { command, staff } from '../kernel/index.ts'
import { moveCashInput } from './contract-till.ts'
import { lockTill, move, mustWorkAtTill } from './till.ts'

/**
 * Staff put cash into a drawer or take it out, for a reason: change from the safe, or what is brought to the bank.
 * @throws TILL_CLOSED, TILL_SHORT
 */
export const moveCash = command({
  name: 'till.move',
  access: staff,
  input: moveCashInput,
  run: async (work, { sessionId, direction, amountMinor, reason }): Promise<{ balanceMinor: number }> => {
    await mustWorkAtTill(work.tx, work.actor, sessionId)
    const till = await lockTill(work.tx, sessionId)
    const movement =
      direction === 'in'
        ? { kind: 'pay_in' as const, amountMinor }
        : { kind: 'pay_out' as const, amountMinor: -amountMinor }
    const balanceMinor = await move(work, till, { ...movement, against: 'cash_safe', reason })
    work.record('till', sessionId, { direction, amountMinor })
    return { balanceMinor }
  },
})
