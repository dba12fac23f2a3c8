import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { guest, makeWorld, type World } from './change-world.ts'
import { cashOfBooking, openTillAt, payInCash, settlePayment, startCheckout } from './index.ts'

let world: World
let sessionId: string
beforeEach(async () => {
  world = await makeWorld()
  const of = { branchId: world.branch.id, drawer: 1, floatMinor: 0 }
  sessionId = (await openTillAt(world.call(world.staff), of)).sessionId
})
afterEach(async () => {
  expect(await world.sound()).toEqual([])
  await world.drop()
})

/** Next week, for two days at 80.00, and a third one for 40.00 more that waits for its money. */
async function waiting() {
  const { id: bookingId } = await world.book({ from: '2026-03-10T09:00:00Z', to: '2026-03-12T09:00:00Z' })
  await world.modify(bookingId, { to: '2026-03-13T09:00:00Z' })
  return bookingId
}
const pay = (bookingId: string, amountMinor = 4000) =>
  payInCash(world.call(world.staff), { bookingId, sessionId, amountMinor })

it('a change that waits for its money is made when its difference is paid in cash', async () => {
  const bookingId = await waiting()
  expect(await cashOfBooking(world.call(world.staff), { bookingId })).toMatchObject({ dueMinor: 4000 })
  expect(await pay(bookingId)).toMatchObject({
    totalMinor: 12_000,
    to: '2026-03-13T09:00:00.000Z',
    pendingChange: null,
    dueMinor: 0,
    changes: [{ kind: 'modify', status: 'applied' }],
  })
})

it('who pays its checkout as well gets that back, and the change stays made', async () => {
  const bookingId = await waiting()
  const checkout = await startCheckout(world.call(guest), { bookingId })
  await pay(bookingId)
  world.gateway.settle(checkout.checkoutSessionId, 'paid')
  await settlePayment(systemCall(world.runtime, 'test'), { paymentId: checkout.paymentId })
  expect(await world.see(bookingId)).toMatchObject({
    totalMinor: 12_000,
    payment: { paidMinor: 16_000, refundedMinor: 4000 },
    changes: [{ status: 'applied' }],
  })
})

it('a change that can be made no more takes no cash', async () => {
  const bookingId = await waiting()
  await world.sql`update booking_changes set from_quote_id = quote_id`
  await expect(pay(bookingId)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  expect(await world.sql`select 1 from payments where method = 'cash'`).toHaveLength(0)
  expect(await world.sql`select balance_minor from till_sessions`).toMatchObject([{ balance_minor: 0 }])
  await world.sql`update booking_changes c set from_quote_id = (select quote_id from bookings where id = c.booking_id)`
})
