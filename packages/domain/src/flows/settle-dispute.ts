import { z } from 'zod'
import { findBooking } from '../booking/index.ts'
import { asSystem, command, flow, system } from '../kernel/index.ts'
import { recordDispute } from '../payments/index.ts'

/** Asks the provider how a dispute stands and acts on the answer. Safe to repeat. */
export const settleDispute = flow({
  name: 'flows.settleDispute',
  access: system,
  input: z.object({ disputeId: z.string() }),
  run: async (call, { disputeId }): Promise<void> => {
    const state = await call.runtime.gateway.fetchDispute(disputeId)
    await applyDispute(asSystem(call, 'flows.settleDispute'), { state })
  },
})

/** What the provider says of it, told to whoever looks at the booking or at the boards of its branches. */
const applyDispute = command({
  name: 'flows.applyDispute',
  access: system,
  audited: false,
  input: recordDispute.input,
  run: async (work, input): Promise<void> => {
    const dispute = await recordDispute(work, input)
    const booking = await findBooking(work.tx, dispute.booking_id)
    const branches = [...new Set([booking.pickup_branch_id, booking.dropoff_branch_id])]
    work.emit({
      type: 'dispute.changed',
      topics: [`booking:${booking.id}`, ...branches.map((id) => `board:${id}`)],
      payload: { bookingId: booking.id, disputeId: dispute.id },
    })
  },
})
