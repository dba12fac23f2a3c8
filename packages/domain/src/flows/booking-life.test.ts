import { checkInvariants } from '@forecourt/db/invariants'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleBlocks } from '../booking/index.ts'
import { type Actor, systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeQuote, makeRatePlan, makeUnit } from '../testing.ts'
import {
  cancelBooking,
  closeNoShow,
  deskCheckIn,
  deskCheckOut,
  getBooking,
  holdQuote,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'

const contact = { name: 'Ada Byron', email: 'ada@example.test' }
const minutes = (n: number) => n * 60_000
const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }

type World = Awaited<ReturnType<typeof makeWorld>>

/** One branch with `units` cars of one class, on a Monday at 08:00 UTC. */
async function makeWorld(units = 1) {
  const at = await createTestRuntime()
  const branch = await makeBranch(at.sql)
  const other = await makeBranch(at.sql)
  const carClass = await makeClass(at.sql)
  const bayClass = await makeClass(at.sql, { product: 'parking' })
  const plan = await makeRatePlan(at.sql, { branch, class: carClass })
  const cars = await Promise.all(
    Array.from({ length: units }, () => makeUnit(at.sql, { branch, class: carClass })),
  )
  const staffActor: Actor = {
    kind: 'user',
    userId: crypto.randomUUID(),
    role: 'agent',
    branchIds: [branch.id, other.id],
    guestHash: null,
  }
  const quote = (over: Partial<Parameters<typeof makeQuote>[1]> = {}) =>
    makeQuote(at.sql, {
      branch,
      class: carClass,
      plan,
      from: '2026-03-02T09:00:00Z',
      to: '2026-03-04T09:00:00Z',
      madeAt: at.clock.now(),
      ...over,
    })
  const hold = async (over: Partial<Parameters<typeof makeQuote>[1]> = {}, by: Actor = guest) =>
    holdQuote(at.call(by), { quoteId: (await quote(over)).id, contact, plate: 'AB-123-CD' })
  const pay = async (bookingId: string) => {
    const checkout = await startCheckout(at.call(guest), { bookingId })
    at.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(at.runtime, 'test'), { paymentId: checkout.paymentId })
    return checkout
  }
  const see = (bookingId: string) => getBooking(at.call(guest), { bookingId })
  return { ...at, branch, other, carClass, bayClass, plan, cars, staffActor, quote, hold, pay, see }
}

async function expectSound(world: World) {
  const results = await checkInvariants(world.sql)
  expect(results.filter((result) => result.breaches.length > 0)).toEqual([])
}

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

describe('the main job', () => {
  it('goes from hold to payment, pick-up and return', async () => {
    const held = await world.hold()
    expect(held).toMatchObject({ status: 'pending', totalMinor: 12_000, payment: { status: 'none' } })
    await world.pay(held.id)
    expect(await world.see(held.id)).toMatchObject({
      status: 'confirmed',
      payment: { status: 'paid', paidMinor: 12_000, cardLast4: '4242' },
    })
    world.clock.advance(minutes(45))
    const active = await deskCheckIn(world.call(world.staffActor), { bookingId: held.id })
    expect(active).toMatchObject({ status: 'active', unit: { id: world.cars[0]?.id } })
    world.clock.set(new Date('2026-03-04T08:30:00Z'))
    const done = await deskCheckOut(world.call(world.staffActor), { bookingId: held.id, odometerKm: 12_345 })
    expect(done.status).toBe('completed')
    const [unit] = await world.sql`select odometer_km from units`
    expect(unit).toMatchObject({ odometer_km: 12_345 })
    const [claim] = await world.sql`select kind, upper(during) as until from claims`
    expect(claim).toMatchObject({ kind: 'turnaround', until: new Date('2026-03-04T09:30:00Z') })
    world.clock.advance(minutes(61))
    await settleBlocks(systemCall(world.runtime, 'test'), {})
    expect((await world.sql`select 1 from claims`).count).toBe(0)
  })

  it('moves a one-way car to where it was returned', async () => {
    const held = await world.hold({ dropoff: world.other })
    await world.pay(held.id)
    world.clock.advance(minutes(40))
    await deskCheckIn(world.call(world.staffActor), { bookingId: held.id })
    await deskCheckOut(world.call(world.staffActor), { bookingId: held.id })
    const [unit] = await world.sql<{ branch_id: string }[]>`select branch_id from units`
    expect(unit?.branch_id).toBe(world.other.id)
  })

  it('parks a car under its plate', async () => {
    await makeUnit(world.sql, { branch: world.branch, class: world.bayClass })
    const plan = await makeRatePlan(world.sql, { branch: world.branch, class: world.bayClass })
    const held = await world.hold({ class: world.bayClass, plan })
    expect(held).toMatchObject({ product: 'parking', plate: 'AB123CD' })
    const without = holdQuote(world.call(guest), {
      quoteId: (await world.quote({ class: world.bayClass, plan })).id,
      contact,
    })
    await expect(without).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('holds', () => {
  it('sell a unit once', async () => {
    await world.hold()
    await expect(world.hold()).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    await expect(world.hold({ unitId: world.cars[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'UNIT_TAKEN',
    })
  })

  it('count the turnaround, and sell the time right after it', async () => {
    await world.hold()
    await expect(
      world.hold({ from: '2026-03-04T09:30:00Z', to: '2026-03-05T09:00:00Z' }),
    ).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    await world.hold({ from: '2026-03-04T10:00:00Z', to: '2026-03-05T09:00:00Z' })
  })

  it('block nobody once they have run out, with no worker running', async () => {
    const first = await world.hold()
    world.clock.advance(minutes(10))
    const second = await world.hold()
    expect(second.status).toBe('pending')
    expect((await world.see(first.id)).status).toBe('expired')
  })

  it('are made once for one key, and refuse the key for something else', async () => {
    const quote = await world.quote()
    const call = world.call(guest, 'key-of-this-attempt')
    const [one, two] = await Promise.all([
      holdQuote(call, { quoteId: quote.id, contact }),
      holdQuote(call, { quoteId: quote.id, contact }),
    ])
    expect(one.id).toBe(two.id)
    await expect(
      holdQuote(call, { quoteId: quote.id, contact: { ...contact, name: 'Eve' } }),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('take a quote once and only while it is good', async () => {
    const quote = await world.quote()
    await holdQuote(world.call(guest), { quoteId: quote.id, contact })
    await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
    await expect(holdQuote(world.call(guest), { quoteId: quote.id, contact })).rejects.toMatchObject({
      code: 'QUOTE_USED',
    })
    const late = await world.quote()
    world.clock.advance(minutes(15))
    await expect(holdQuote(world.call(guest), { quoteId: late.id, contact })).rejects.toMatchObject({
      code: 'QUOTE_EXPIRED',
    })
  })

  it('go to exactly as many as there are units, whoever comes at once', async () => {
    for (let n = 0; n < 4; n++) await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
    const attempts = await Promise.allSettled(Array.from({ length: 40 }, () => world.hold()))
    const won = attempts.filter((attempt) => attempt.status === 'fulfilled')
    const codes = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason.code] : []))
    expect(won).toHaveLength(5)
    expect(new Set(codes)).toEqual(new Set(['CLASS_SOLD_OUT']))
  })
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
    await sweeps.sendRefunds(systemCall(world.runtime, 'test'), {})
    expect(await world.see(held.id)).toMatchObject({
      status: 'expired',
      payment: { status: 'refunded', refundedMinor: 12_000 },
    })
    expect([...world.gateway.refunds.values()]).toMatchObject([{ amountMinor: 12_000 }])
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

describe('handing over', () => {
  it('gives another car of the class when the one meant is still out', async () => {
    const first = await world.hold()
    await world.pay(first.id)
    world.clock.advance(minutes(40))
    await deskCheckIn(world.call(world.staffActor), { bookingId: first.id })
    const second = await world.hold({ from: '2026-03-05T09:00:00Z', to: '2026-03-06T09:00:00Z' })
    await world.pay(second.id)
    await expect(deskCheckIn(world.call(world.staffActor), { bookingId: second.id })).rejects.toMatchObject({
      code: 'TOO_EARLY',
    })
    world.clock.set(new Date('2026-03-05T09:00:00Z'))
    await expect(deskCheckIn(world.call(world.staffActor), { bookingId: second.id })).rejects.toMatchObject({
      code: 'UNIT_NOT_READY',
    })
    const spare = await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
    const active = await deskCheckIn(world.call(world.staffActor), { bookingId: second.id })
    expect(active.unit?.id).toBe(spare.id)
  })
})
