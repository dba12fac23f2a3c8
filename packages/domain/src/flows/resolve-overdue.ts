import { getBookingInput } from '../booking/contract.ts'
import { makeWay } from '../booking/index.ts'
import { command, system } from '../kernel/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { tellDelayed, tellMoved } from './tell-moved.ts'

export type Resolved = { moved: number; conflicts: number }

/**
 * Sees to a booking that is not back, or will not be in time: the next booking of its unit gets another one, or
 * becomes a conflict for staff. The late customer is told once that it is due, the next one when it makes a difference
 * to them. Safe to run twice, and beside itself.
 */
export const resolveOverdue = command({
  name: 'flows.resolveOverdue',
  access: system,
  input: getBookingInput,
  run: async (work, { bookingId }): Promise<Resolved> => {
    const { overdue, hurt } = await makeWay(work, { bookingId })
    if (overdue) await queueMessage(work, { kind: 'overdue', bookingId, cause: `overdue:${bookingId}` })
    await tellMoved(work, hurt)
    const staying = hurt.filter(({ after }) => after === null)
    await tellDelayed(
      work,
      staying.filter(({ fresh }) => fresh).map(({ before }) => before.id),
    )
    return { moved: hurt.length - staying.length, conflicts: staying.length }
  },
})
