import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { cancelBooking, closeNoShow, getBooking, settlePayment, startCheckout, sweeps } from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

describe('payments', () => {
  it('are the same checkout when asked for twice, and none after the hold', async () => {
    const held = await world.hold()
    const [one, two] = [
      await startCheckout(world.call(guest), { bookingId: held.id }),
      await startCheckout(world.call(guest), { bookingId: held.id }),
    ]
    expect(two.checkoutSessionId).toBe(one.checkoutSessionId)
    world.clock.advance(minutes(10))
    await expect(startCheckout(world.call(guest), { bookingId: held.id })).rejects.toMatchObject({
      code: 'HOLD_EXPIRED',
    })
  })

  it('that come late are kept while the unit is free', async () => {
    const held = await world.hold()
    const checkout = await startCheckout(world.call(guest), { bookingId: held.id })
    world.clock.advance(minutes(11))
    await sweeps.expireHolds(systemCall(world.runtime, 'test'), {})
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(world.runtime, 'test'), { paymentId: checkout.paymentId })
    expect((await world.see(held.id)).status).toBe('confirmed')
  })

  it('that come too late go back in full', async () => {
    const held = await world.hold()
    const checkout = await startCheckout(world.call(guest), { bookingId: held.id })
    world.clock.advance(minutes(11))
    await world.hold()
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(world.runtime, 'test'), { paymentId: checkout.paymentId })
    world.clock.advance(minutes(2))
    // A job and two sweeps that meet ask the provider once.
    await Promise.all([1, 2, 3].map(() => sweeps.sendRefunds(systemCall(world.runtime, 'test'), {})))
    expect(await world.see(held.id)).toMatchObject({
      status: 'expired',
      payment: { status: 'refunded', refundedMinor: 12_000 },
    })
    expect([...world.gateway.refunds.values()]).toMatchObject([{ amountMinor: 12_000, asked: 1 }])
  })

  it('settle once, however often the news comes', async () => {
    const held = await world.hold()
    const checkout = await world.pay(held.id)
    const again = () => settlePayment(systemCall(world.runtime, 'test'), { paymentId: checkout.paymentId })
    await Promise.all([again(), again(), again()])
    expect((await world.sql`select 1 from ledger_transactions`).count).toBe(1)
  })
})

describe('calling off', () => {
  it('refunds all before the limit and gives the unit back', async () => {
    const held = await world.hold({ from: '2026-03-09T09:00:00Z', to: '2026-03-11T09:00:00Z' })
    await world.pay(held.id)
    const cancelled = await cancelBooking(world.call(guest), { bookingId: held.id })
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      payment: { status: 'refunding', refundedMinor: 12_000 },
    })
    await world.hold({ from: '2026-03-09T09:00:00Z', to: '2026-03-11T09:00:00Z' })
  })

  it('keeps one day after the limit', async () => {
    const held = await world.hold({ from: '2026-03-03T06:00:00Z', to: '2026-03-05T09:00:00Z' })
    await world.pay(held.id)
    world.clock.advance(minutes(61))
    const cancelled = await cancelBooking(world.call(guest), { bookingId: held.id })
    expect(cancelled.payment.refundedMinor).toBe(8_000)
  })

  it('does not exist for a stranger', async () => {
    const held = await world.hold()
    const stranger: Actor = { kind: 'anonymous', guestHash: 'b'.repeat(64) }
    await expect(cancelBooking(world.call(stranger), { bookingId: held.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(getBooking(world.call(stranger), { bookingId: held.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('leaves a transfer where a later booking counts on the car being there', async () => {
    const oneWay = await world.hold({ dropoff: world.other })
    await world.pay(oneWay.id)
    await world.hold({ branch: world.other, from: '2026-03-06T09:00:00Z', to: '2026-03-07T09:00:00Z' })
    await cancelBooking(world.call(guest), { bookingId: oneWay.id })
    const [block] = await world.sql`select kind, to_branch_id from claims where kind = 'transfer'`
    expect(block).toMatchObject({ kind: 'transfer', to_branch_id: world.other.id })
    world.clock.set(new Date('2026-03-04T11:00:00Z'))
    await sweeps.settleDueBlocks(systemCall(world.runtime, 'test'), {})
  })

  it('of a no-show keeps one day, after the grace', async () => {
    const held = await world.hold()
    await world.pay(held.id)
    world.clock.advance(minutes(60 + 119))
    await expect(closeNoShow(world.call(world.staffActor), { bookingId: held.id })).rejects.toMatchObject({
      code: 'TOO_EARLY',
    })
    world.clock.advance(minutes(1))
    await sweeps.closeNoShows(systemCall(world.runtime, 'test'), {})
    expect(await world.see(held.id)).toMatchObject({ status: 'no_show', payment: { refundedMinor: 8_000 } })
  })
})
