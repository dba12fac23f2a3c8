import { z } from 'zod'
import { asSystem, flow, system } from '../kernel/index.ts'
import { authorise, openAuthorisation } from '../payments/index.ts'

/** Holds the deposit of a booking that has been picked up, if its terms ask for one. */
export const holdDepositOf = flow({
  name: 'flows.holdDepositOf',
  access: system,
  input: z.object({ bookingId: z.uuid() }),
  run: async (call, { bookingId }): Promise<void> => {
    const [terms] = await call.runtime.sql<{ amountMinor: number; currency: string }[]>`
      select q.deposit_minor as "amountMinor", b.currency from bookings b join quotes q on q.id = b.quote_id
      where b.id = ${bookingId} and b.status = 'active' and q.deposit_minor > 0`
    if (!terms) return
    const caller = asSystem(call, 'flows.holdDepositOf')
    const deposit = await openAuthorisation(caller, {
      ...{ bookingId, ...terms, kind: 'deposit', tryAt: call.now, held: null },
    })
    await authorise(caller, { authorisationId: deposit.id })
  },
})
