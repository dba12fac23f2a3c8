import { checkInvariants } from '@forecourt/db/invariants'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeQuote, makeRatePlan, makeUnit } from '../testing.ts'
import { cancelBooking, getBooking, holdQuote, settlePayment, startCheckout } from './index.ts'

const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
const contact = { name: 'Ada Byron', email: 'ada@example.test' }

async function makeWorld() {
  const at = await createTestRuntime({ max: 12 })
  const [branch, other] = [await makeBranch(at.sql), await makeBranch(at.sql)]
  const carClass = await makeClass(at.sql)
  const plans = {
    [branch.id]: await makeRatePlan(at.sql, { branch, class: carClass }),
    [other.id]: await makeRatePlan(at.sql, { branch: other, class: carClass }),
  }
  const car = (over = {}) => makeUnit(at.sql, { branch, class: carClass }, over)
  /** Holds a car from one day of March to another, 10:00 UTC. */
  const hold = async (
    from: number,
    to: number,
    {
      pickup = branch,
      dropoff = pickup,
      unitId,
    }: { pickup?: typeof branch; dropoff?: typeof branch; unitId?: string } = {},
  ) => {
    const plan = plans[pickup.id]
    if (!plan) throw new Error('There are two branches.')
    const at10 = (date: number) => new Date(Date.UTC(2026, 2, date, 10))
    const quote = await makeQuote(at.sql, {
      branch: pickup,
      dropoff,
      class: carClass,
      plan,
      from: at10(from),
      to: at10(to),
      madeAt: at.clock.now(),
      ...(unitId !== undefined && { unitId }),
    })
    return holdQuote(at.call(guest), { quoteId: quote.id, contact })
  }
  const confirm = async (bookingId: string) => {
    const checkout = await startCheckout(at.call(guest), { bookingId })
    at.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(at.runtime, 'test'), { paymentId: checkout.paymentId })
  }
  const unitOf = async (bookingId: string) => {
    const [row] = await at.sql<{ unit_id: string }[]>`select unit_id from bookings where id = ${bookingId}`
    return row?.unit_id
  }
  return { ...at, branch, other, car, hold, confirm, unitOf }
}

let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  const broken = (await checkInvariants(world.sql)).filter(({ breaches }) => breaches.length > 0)
  expect(broken).toEqual([])
  await world.drop()
})

describe('nobody is refused who could be served', () => {
  it('two short bookings come together on one car, so that a long one fits on the other', async () => {
    const [one, two] = [await world.car(), await world.car()]
    const early = await world.hold(4, 6, { unitId: one.id })
    const late = await world.hold(8, 10, { unitId: two.id })
    await world.sql`update bookings set pinned = false`
    const long = await world.hold(3, 12)
    expect(long.status).toBe('pending')
    expect(await world.unitOf(early.id)).toBe(await world.unitOf(late.id))
    expect(await world.unitOf(long.id)).not.toBe(await world.unitOf(early.id))
  })

  it('clears the very car that somebody wants', async () => {
    const [one, two] = [await world.car(), await world.car()]
    const any = await world.hold(4, 6)
    const taken = await world.unitOf(any.id)
    const chosen = await world.hold(4, 6, { unitId: taken ?? '' })
    expect(chosen.status).toBe('pending')
    expect(await world.unitOf(chosen.id)).toBe(taken)
    expect(await world.unitOf(any.id)).toBe(taken === one.id ? two.id : one.id)
    expect((await getBooking(world.call(guest), { bookingId: any.id })).version).toBe(2)
    const [event] = await world.sql`select type from outbox where type = 'booking.reassigned'`
    expect(event).toBeDefined()
    await expect(world.hold(4, 6, { unitId: taken ?? '' })).rejects.toMatchObject({ code: 'UNIT_TAKEN' })
  })

  it('leaves a chosen car to whoever chose it', async () => {
    const [one, two] = [await world.car(), await world.car()]
    await world.hold(4, 6, { unitId: one.id })
    await world.hold(9, 11, { unitId: two.id })
    await world.hold(7, 8, { unitId: one.id })
    await expect(world.hold(5, 10)).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
  })

  it('moves one-way bookings with what follows them at the other branch', async () => {
    const [one, two] = [await world.car(), await world.car()]
    const out = await world.hold(4, 6, { dropoff: world.other, unitId: one.id })
    const home = await world.hold(8, 10, { pickup: world.other, dropoff: world.branch })
    expect(await world.unitOf(home.id)).toBe(one.id)
    await world.sql`update bookings set pinned = false`
    const chosen = await world.hold(4, 12, { unitId: one.id })
    expect(chosen.status).toBe('pending')
    expect([await world.unitOf(out.id), await world.unitOf(home.id)]).toEqual([two.id, two.id])
  })

  it('lets another unit make a transfer that any may make', async () => {
    const one = await world.car()
    const out = await world.hold(7, 8, { dropoff: world.other, unitId: one.id })
    const there = await world.hold(9, 10, { pickup: world.other })
    for (const { id } of [out, there]) await world.confirm(id)
    await cancelBooking(world.call(guest), { bookingId: out.id })
    const two = await world.car()
    await world.hold(4, 6, { unitId: two.id })
    const wish = await world.hold(5, 20)
    expect([await world.unitOf(wish.id), await world.unitOf(there.id)]).toEqual([one.id, two.id])
    expect(await world.sql`select unit_id from claims where kind = 'transfer'`).toEqual([{ unit_id: two.id }])
  })

  it('puts holds that ran out away before it moves anything', async () => {
    const one = await world.car()
    const lapsed = await world.hold(4, 6, { unitId: one.id })
    world.clock.advance(11 * 60_000)
    const next = await world.hold(5, 8)
    expect(next.status).toBe('pending')
    expect((await getBooking(world.call(guest), { bookingId: lapsed.id })).status).toBe('expired')
  })

  it('serves exactly as many as the count has room for, all at once', async () => {
    const cars = await Promise.all(Array.from({ length: 4 }, () => world.car()))
    // Staggered bookings, one a car, pinned for a moment so that they spread: every long wish needs some moved.
    for (const [n, car] of cars.entries()) await world.hold(4 + 3 * n, 6 + 3 * n, { unitId: car.id })
    await world.sql`update bookings set pinned = false`
    const wishes = Array.from({ length: 12 }, () => world.hold(3, 18))
    const results = await Promise.allSettled(wishes)
    const refusals = results.flatMap((one) =>
      one.status === 'rejected' ? [one.reason.code ?? one.reason] : [],
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(new Set(refusals)).toEqual(new Set(['CLASS_SOLD_OUT']))
  })
})
