import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleBlocks } from '../booking/index.ts'
import { systemCall } from '../kernel/index.ts'
import { makeRatePlan, makeUnit } from '../testing.ts'
import { deskCheckIn, deskCheckOut, holdQuote } from './index.ts'
import { contact, expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

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
