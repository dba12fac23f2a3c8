import type { Tx } from '@forecourt/db'
import type { UnitEffects } from './contract-desk.ts'
import { viewMoved } from './moved-booking.ts'
import type { Effects } from './take-out.ts'

/** What taking a unit away does, as screens show it. */
export async function viewEffects(tx: Tx, effects: Effects): Promise<UnitEffects> {
  const { block, cutShort, impossible, moved, transfers } = effects
  return {
    block: block && { id: block.id, from: block.from.toISOString(), to: block.to?.toISOString() ?? null },
    cutShort,
    refused: impossible || moved.some(({ after }) => after === null),
    impossible,
    bookings: await viewMoved(tx, moved),
    transfers: transfers.map((transfer) => ({
      ...transfer,
      from: transfer.from.toISOString(),
      to: transfer.to.toISOString(),
    })),
  }
}

/** Effects on bookings alone, without a block. */
export const withoutBlock = (of: Pick<Effects, 'moved' | 'transfers'>): Effects => ({
  ...of,
  block: null,
  cutShort: false,
  impossible: false,
})
