import { findBooking, mustWorkOn } from '../booking/index.ts'
import { asSystem, command, refuse, staff } from '../kernel/index.ts'
import { payOutRefundInput } from '../payments/contract.ts'
import { mustWorkAtTill, payOutRefund } from '../payments/index.ts'

/** Staff hand a refund of cash over. @throws NOT_FOUND, WRONG_STATUS, WRONG_BRANCH, TILL_CLOSED, TILL_SHORT */
export const handOverRefund = command({
  name: 'till.payOutRefund',
  access: staff,
  input: payOutRefundInput,
  run: async (work, input): Promise<void> => {
    const { tx, actor } = work
    const [refund] = await tx<{ bookingId: string }[]>`
      select booking_id as "bookingId" from refunds where id = ${input.refundId}`
    if (!refund) return refuse('NOT_FOUND', 'There is no such refund.')
    await mustWorkOn(tx, actor, await findBooking(tx, refund.bookingId))
    await mustWorkAtTill(tx, actor, input.sessionId)
    await payOutRefund(asSystem(work, 'till.payOutRefund'), input)
  },
})
