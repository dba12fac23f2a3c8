import { checkInvariants } from '@forecourt/db/invariants'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listExtras, memberOf } from '../pricing/index.ts'
import { makeCustomer, makeExtra } from '../testing.ts'
import {
  cancelBooking,
  deskCheckIn,
  deskCheckOut,
  giveBackExpired,
  rewardCompleted,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'
import { guest, makeWorld, minutes, outcomes, type World } from './priced-world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  const results = await checkInvariants(world.sql)
  expect(results.filter(({ breaches }) => breaches.length > 0)).toEqual([])
  await world.drop()
})

describe('extras with a stock', () => {
  it('are given out exactly as many as there are, whoever comes at once', async () => {
    const seat = await makeExtra(world.sql, world.branch, 1)
    const extras = [{ id: seat, quantity: 1 }]
    const quotes = await Promise.all(Array.from({ length: 50 }, () => world.quote({ extras })))
    expect(await outcomes(quotes.map(({ id }) => world.holdOf(id)))).toEqual({
      won: 1,
      codes: ['EXTRA_SOLD_OUT'],
    })
    expect((await world.sql`select from bookings`).count).toBe(1)
  })

  it('count at the busiest moment of the period, and tell what is left', async () => {
    const seat = await makeExtra(world.sql, world.branch, 3)
    const book = (quantity: number, from: string, to: string) =>
      world.hold({ extras: [{ id: seat, quantity }], from: `2026-03-${from}:00Z`, to: `2026-03-${to}:00Z` })
    await book(1, '04T10:00', '05T10:00')
    await book(2, '05T10:00', '07T10:00')
    const left = async (from: string, to: string) => {
      const asked = { product: 'rental', branchId: world.branch.id } as const
      const list = await listExtras(world.call(), {
        ...asked,
        from: `2026-03-${from}:00Z`,
        to: `2026-03-${to}:00Z`,
      })
      return list.find(({ id }) => id === seat)?.left
    }
    expect(await left('04T08:00', '05T10:00')).toBe(2)
    expect(await left('05T09:00', '05T11:00')).toBe(1)
    expect(await left('07T10:00', '08T10:00')).toBe(3)
    await expect(book(2, '04T10:00', '06T10:00')).rejects.toMatchObject({
      code: 'EXTRA_SOLD_OUT',
      data: { extraId: seat, left: 1, errors: [{ field: 'extras' }] },
    })
    await book(1, '04T10:00', '06T10:00')
  })

  it('are blocked by no hold that ran out, and no booking that was called off', async () => {
    const seat = await makeExtra(world.sql, world.branch, 1)
    const extras = [{ id: seat, quantity: 1 }]
    await world.hold({ extras })
    world.clock.advance(minutes(10))
    const second = await world.hold({ extras })
    await expect(world.hold({ extras })).rejects.toMatchObject({ code: 'EXTRA_SOLD_OUT' })
    await cancelBooking(world.call(guest), { bookingId: second.id })
    await world.hold({ extras })
  })

  it('go back with a payment that came after they were taken by another', async () => {
    const seat = await makeExtra(world.sql, world.branch, 1)
    const extras = [{ id: seat, quantity: 1 }]
    const [first, other] = [await world.hold({ extras }), await world.hold()]
    const checkout = await startCheckout(world.call(guest), { bookingId: first.id })
    await world.pay(other.id)
    world.clock.advance(minutes(11))
    await world.hold({ extras })
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(world.system, { paymentId: checkout.paymentId })
    const rows = await world.sql`select status from bookings where id = ${first.id}`
    expect(rows).toMatchObject([{ status: 'expired' }])
    expect(await world.sql`select reason from refunds`).toMatchObject([{ reason: 'hold_lost' }])
  })

  it('are kept by a payment, and there again after the return', async () => {
    const seat = await makeExtra(world.sql, world.branch, 1)
    const extras = [{ id: seat, quantity: 1 }]
    const { id: bookingId } = await world.hold({ extras })
    await world.pay(bookingId)
    world.clock.set(new Date('2026-03-04T10:00:00Z'))
    await expect(world.hold({ extras, from: '2026-03-05T10:00:00Z' })).rejects.toMatchObject({
      code: 'EXTRA_SOLD_OUT',
    })
    await deskCheckIn(world.call(world.staff), { bookingId })
    await deskCheckOut(world.call(world.staff), { bookingId })
    await rewardCompleted(world.system, { bookingId })
    await world.hold({ extras, from: '2026-03-05T10:00:00Z' })
  })
})

describe('points', () => {
  beforeEach(async () => {
    await world.sql`insert into loyalty_rates (currency, minor_per_point, point_value_minor) values ('EUR', 100, 5)`
    await world.sql`insert into loyalty_tiers (id, name_en, name_fr, min_points, discount_bp)
      values ('blue', 'Blue', 'Bleu', 0, 0), ('gold', 'Gold', 'Or', 1000, 500)`
  })

  it('pay for a part, once, and never more than there are', async () => {
    const ada = await makeCustomer(world.sql, 500)
    const made = await world.quote({ redeemPoints: 300 }, ada)
    expect(made).toMatchObject({ totalMinor: 6500, pointsUsed: 300 })
    const quotes = await Promise.all(
      Array.from({ length: 10 }, () => world.quote({ redeemPoints: 200 }, ada)),
    )
    const holds = quotes.map(({ id }) => world.holdOf(id, 'ada@example.test', ada))
    expect(await outcomes(holds)).toEqual({ won: 2, codes: ['POINTS_NOT_ENOUGH'] })
    expect((await memberOf(world.sql, ada.userId)).balance).toBe(100)
    await expect(world.quote({ redeemPoints: 101 }, ada)).rejects.toMatchObject({ code: 'POINTS_NOT_ENOUGH' })
    await expect(world.quote({ redeemPoints: 1 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('of one account pay for nobody else', async () => {
    const [ada, eve] = [await makeCustomer(world.sql, 500), await makeCustomer(world.sql, 500)]
    const { id } = await world.quote({ redeemPoints: 300 }, ada)
    await expect(world.holdOf(id, 'eve@example.test', eve)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await memberOf(world.sql, ada.userId)).balance).toBe(500)
  })

  it('are given back when the booking comes to nothing, once', async () => {
    const ada = await makeCustomer(world.sql, 500)
    const { id: bookingId } = await world.hold({ redeemPoints: 300 }, 'ada@example.test', ada)
    await cancelBooking(world.call(ada), { bookingId })
    expect((await memberOf(world.sql, ada.userId)).balance).toBe(500)
    const late = await world.hold({ redeemPoints: 300 }, 'ada@example.test', ada)
    const checkout = await startCheckout(world.call(ada), { bookingId: late.id })
    world.clock.advance(minutes(11))
    await sweeps.expireHolds(world.system, {})
    await giveBackExpired(world.system, { bookingId: late.id })
    await giveBackExpired(world.system, { bookingId: late.id })
    expect((await memberOf(world.sql, ada.userId)).balance).toBe(500)
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(world.system, { paymentId: checkout.paymentId })
    expect((await memberOf(world.sql, ada.userId)).balance).toBe(200)
  })

  it('are earned by what was paid, once, and lead to a tier with a discount', async () => {
    const ada = await makeCustomer(world.sql, 950)
    const { id: bookingId } = await world.hold({}, 'ada@example.test', ada)
    await world.pay(bookingId, ada)
    world.clock.set(new Date('2026-03-04T10:00:00Z'))
    await rewardCompleted(world.system, { bookingId })
    await deskCheckIn(world.call(world.staff), { bookingId })
    world.clock.set(new Date('2026-03-06T10:00:00Z'))
    await deskCheckOut(world.call(world.staff), { bookingId })
    await Promise.all([1, 2, 3].map(() => rewardCompleted(world.system, { bookingId })))
    expect(await memberOf(world.sql, ada.userId)).toMatchObject({ balance: 1030, tier: { id: 'gold' } })
    const made = await world.quote({ from: '2026-03-10T10:00:00Z', to: '2026-03-12T10:00:00Z' }, ada)
    expect(made.lines.at(-1)).toMatchObject({ code: 'member.gold', amountMinor: -400 })
  })
})
