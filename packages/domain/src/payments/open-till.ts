import type { TillSessionRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { openTillInput } from './contract-till.ts'
import { move, personAt } from './till.ts'

/** Opens a drawer with the float that was counted into it. @throws TILL_OPEN */
export const openTill = command({
  name: 'payments.openTill',
  access: system,
  input: openTillInput.extend({ currency: z.string().length(3) }),
  run: async (work, { branchId, drawer, floatMinor, currency }): Promise<{ sessionId: string }> => {
    const { tx, now, actor } = work
    const [till] = await tx<TillSessionRow[]>`
      insert into till_sessions (id, branch_id, drawer, currency, opened_at, opened_by)
      values (${uuid()}, ${branchId}, ${drawer}, ${currency}, ${now}, ${personAt(actor)})
      on conflict (branch_id, drawer) where closed_at is null do nothing returning *`
    if (!till)
      return refuse('TILL_OPEN', `Drawer ${drawer} is open already. Use it, or close it first.`, { drawer })
    work.record('till', till.id, { drawer, floatMinor })
    await move(work, till, { kind: 'float', amountMinor: floatMinor, against: 'cash_safe' })
    work.emit({ type: 'till.changed', topics: [`board:${branchId}`], payload: { sessionId: till.id } })
    return { sessionId: till.id }
  },
})
