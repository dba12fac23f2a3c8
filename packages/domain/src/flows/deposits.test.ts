import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import {
  chargeBooking,
  collectDue,
  deskCheckIn,
  deskCheckOut,
  holdDepositOf,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

const hours = (n: number) => n * minutes(60)

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const system = () => systemCall(world.runtime, 'test')
const staff = () => world.call(world.staffActor)

/** A car that is out, with its deposit asked for; its customer's id at the payment provider. */
async function pickedUp(depositMinor = 30_000) {
  const held = await world.hold({ depositMinor })
  const { checkoutSessionId } = await world.pay(held.id)
  world.clock.advance(hours(1))
  await deskCheckIn(staff(), { bookingId: held.id })
  return { bookingId: held.id, customerId: `cus_${checkoutSessionId}` }
}

async function withDeposit(depositMinor?: number) {
  const booked = await pickedUp(depositMinor)
  await holdDepositOf(system(), { bookingId: booked.bookingId })
  return booked
}

/** Everything that is due has been done. */
async function sweepAll() {
  world.clock.advance(minutes(2))
  await sweeps.collectDues(system(), {})
  await sweeps.authorise(system(), {})
}

const charges = () => [...world.gateway.charges.values()]
const statesOf = () => charges().map(({ status, amountMinor }) => [status, amountMinor])

describe('a deposit', () => {
  it('is held at pick-up, once, and let go of at the return', async () => {
    const { bookingId } = await withDeposit()
    await holdDepositOf(system(), { bookingId })
    expect((await world.see(bookingId)).deposit).toMatchObject({ status: 'held', amountMinor: 30_000 })
    expect(statesOf()).toEqual([['held', 30_000]])
    await deskCheckOut(staff(), { bookingId })
    await sweepAll()
    expect((await world.see(bookingId)).deposit).toMatchObject({ status: 'released', capturedMinor: 0 })
    expect(statesOf()).toEqual([['released', 30_000]])
  })

  it('pays for damage as far as it goes, and gives the rest back', async () => {
    const { bookingId } = await withDeposit()
    await chargeBooking(staff(), { bookingId, kind: 'damage', note: 'Left mirror', amountMinor: 18_000 })
    expect((await world.see(bookingId)).dueMinor).toBe(18_000)
    world.clock.advance(hours(48))
    await deskCheckOut(staff(), { bookingId })
    await sweepAll()
    const after = await world.see(bookingId)
    expect(after.deposit).toMatchObject({ status: 'captured', capturedMinor: 18_000 })
    expect(after).toMatchObject({ dueMinor: 0, payment: { paidMinor: 12_000 + 18_000 } })
    expect(after.charges).toMatchObject([{ kind: 'damage', note: 'Left mirror', amountMinor: 18_000 }])
    expect(statesOf()).toEqual([['paid', 18_000]])
  })

  it('that does not reach is helped out by the card', async () => {
    const { bookingId } = await withDeposit(10_000)
    await deskCheckOut(staff(), { bookingId })
    await chargeBooking(staff(), { bookingId, kind: 'fine', note: 'Speeding', amountMinor: 13_500 })
    await sweepAll()
    expect(await world.see(bookingId)).toMatchObject({ dueMinor: 0, deposit: { status: 'captured' } })
    expect(statesOf()).toEqual([
      ['paid', 10_000],
      ['paid', 3_500],
    ])
  })

  it('is asked for three times of a card that says no, and the booking goes on', async () => {
    const { bookingId, customerId } = await pickedUp()
    world.gateway.declines.set(customerId, 'insufficient_funds')
    await holdDepositOf(system(), { bookingId })
    expect((await world.see(bookingId)).deposit).toMatchObject({
      status: 'requested',
      failureCode: 'insufficient_funds',
    })
    await sweepAll()
    expect(charges()).toHaveLength(1)
    for (const _ of [2, 3]) {
      world.clock.advance(hours(7))
      await sweepAll()
    }
    expect(charges()).toHaveLength(3)
    expect((await world.see(bookingId)).deposit?.status).toBe('declined')
  })

  it('that was declined at first is held when the card has money again', async () => {
    const { bookingId, customerId } = await pickedUp()
    world.gateway.declines.set(customerId, 'insufficient_funds')
    await holdDepositOf(system(), { bookingId })
    world.gateway.declines.clear()
    world.clock.advance(hours(7))
    await sweepAll()
    expect((await world.see(bookingId)).deposit).toMatchObject({ status: 'held', failureCode: null })
  })

  it('is held anew a day before it lapses, and the old hold is let go of after the new one is there', async () => {
    const { bookingId } = await withDeposit()
    world.clock.advance(hours(6 * 24 + 1))
    await sweepAll()
    await sweepAll()
    expect(statesOf()).toEqual([
      ['released', 30_000],
      ['held', 30_000],
    ])
    expect((await world.see(bookingId)).deposit?.status).toBe('held')
  })

  it('of a car given back at a terminal waits a day for somebody to look at it', async () => {
    const { bookingId } = await withDeposit()
    await deskCheckOut(staff(), { bookingId })
    await world.sql`update collections set due_at = ${new Date(world.clock.now().getTime() + hours(24))}`
    await sweepAll()
    expect((await world.see(bookingId)).deposit?.status).toBe('held')
    world.clock.advance(hours(24))
    await sweepAll()
    expect((await world.see(bookingId)).deposit?.status).toBe('released')
  })
})

describe('what is lost on the way', () => {
  it('the answer to a hold: the same call brings it, and the return lets go of it', async () => {
    const { bookingId } = await pickedUp()
    const { gateway } = world
    const ask = gateway.chargeCard
    world.runtime.gateway.chargeCard = async (charge) => {
      await ask(charge)
      throw new Error('The process was killed.')
    }
    await expect(holdDepositOf(system(), { bookingId })).rejects.toThrow('killed')
    world.runtime.gateway.chargeCard = ask
    expect(statesOf()).toEqual([['held', 30_000]])
    expect((await world.see(bookingId)).deposit?.status).toBe('requested')
    await deskCheckOut(staff(), { bookingId })
    world.clock.advance(minutes(2))
    await sweeps.collectDues(system(), {})
    expect(statesOf()).toEqual([['released', 30_000]])
  })

  it('the answer to a charge: the amount is taken once', async () => {
    const { bookingId } = await pickedUp(0)
    await deskCheckOut(staff(), { bookingId })
    await chargeBooking(staff(), { bookingId, kind: 'cleaning', note: 'Sand', amountMinor: 5_000 })
    const ask = world.gateway.chargeCard
    world.runtime.gateway.chargeCard = async (charge) => {
      await ask(charge)
      throw new Error('The process was killed.')
    }
    await sweepAll()
    world.runtime.gateway.chargeCard = ask
    await sweepAll()
    await sweepAll()
    expect(statesOf()).toEqual([['paid', 5_000]])
    expect((await world.see(bookingId)).dueMinor).toBe(0)
  })

  it('the race of two workers for one collection: it is taken once', async () => {
    const { bookingId } = await withDeposit()
    await deskCheckOut(staff(), { bookingId })
    await chargeBooking(staff(), { bookingId, kind: 'other', note: 'Lost key', amountMinor: 42_000 })
    const due = await world.sql<{ id: string }[]>`select id from collections`
    await Promise.all([...due, ...due].map(({ id }) => collectDue(system(), { collectionId: id })))
    expect(await world.see(bookingId)).toMatchObject({ dueMinor: 0, payment: { paidMinor: 54_000 } })
  })
})

it('who pays by link while the card is charged gets one of the two back', async () => {
  const { bookingId } = await pickedUp(0)
  await deskCheckOut(staff(), { bookingId })
  await chargeBooking(staff(), { bookingId, kind: 'cleaning', note: 'Sand', amountMinor: 20_000 })
  const checkout = await startCheckout(world.call(guest), { bookingId })
  const ask = world.gateway.chargeCard
  world.runtime.gateway.chargeCard = async (charge) => {
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(system(), { paymentId: checkout.paymentId })
    return ask(charge)
  }
  await sweepAll()
  world.runtime.gateway.chargeCard = ask
  const { bill, payment, dueMinor } = await world.see(bookingId)
  expect(dueMinor).toBe(0)
  expect(payment.paidMinor - payment.refundedMinor).toBe((bill?.totalMinor ?? 0) + 20_000)
})

it('a card that says no leaves the amount due, to be paid by the customer', async () => {
  const { bookingId, customerId } = await pickedUp(0)
  world.gateway.declines.set(customerId, 'expired_card')
  await deskCheckOut(staff(), { bookingId })
  await chargeBooking(staff(), { bookingId, kind: 'fuel', note: 'Half a tank', amountMinor: 4_200 })
  await sweepAll()
  await sweepAll()
  expect((await world.see(bookingId)).dueMinor).toBe(4_200)
  expect(charges()).toHaveLength(1)
  await world.pay(bookingId)
  expect(await world.see(bookingId)).toMatchObject({ dueMinor: 0, payment: { paidMinor: 16_200 } })
})
