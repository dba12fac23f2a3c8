import { checkInvariants } from '@forecourt/db/invariants'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { listExtras, memberOf } from '../pricing/index.ts'
import {
  createTestRuntime,
  makeBranch,
  makeClass,
  makeCustomer,
  makeExtra,
  makePromotion,
  makeRatePlan,
} from '../testing.ts'
import {
  cancelBooking,
  closeNoShow,
  deskCheckIn,
  deskCheckOut,
  giveBackExpired,
  holdQuote,
  makeQuote,
  rewardCompleted,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'

const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
const minutes = (n: number) => n * 60_000

type World = Awaited<ReturnType<typeof makeWorld>>

/** A branch with so many cars at 40.00 a day, on a Monday at 08:00 UTC. */
async function makeWorld(cars = 60) {
  const at = await createTestRuntime({ max: 12 })
  const { sql } = at
  const branch = await makeBranch(sql)
  const rented = await makeClass(sql)
  await makeRatePlan(sql, { branch, class: rented })
  await sql`
    insert into units (id, product, class_id, branch_id, label, plate)
    select gen_random_uuid(), 'rental', ${rented.id}, ${branch.id}, 'U' || n, 'U' || n from generate_series(1, ${cars}) n`
  const staff: Actor = {
    ...{ kind: 'user', userId: crypto.randomUUID(), role: 'agent', guestHash: null },
    branchIds: [branch.id],
  }
  const wish = {
    ...{ classId: rented.id, pickupBranchId: branch.id, driverAge: 30 },
    from: '2026-03-04T10:00:00Z',
    to: '2026-03-06T10:00:00Z',
  }
  type Wish = Partial<Parameters<typeof makeQuote>[1]>
  const quote = (over: Wish = {}, by: Actor = guest) => makeQuote(at.call(by), { ...wish, ...over })
  const holdOf = (quoteId: string, email = 'ada@example.test', by: Actor = guest) =>
    holdQuote(at.call(by), { quoteId, contact: { name: 'Ada Byron', email } })
  const hold = async (over: Wish = {}, email = 'ada@example.test', by: Actor = guest) =>
    holdOf((await quote(over, by)).id, email, by)
  const pay = async (bookingId: string, by: Actor = guest) => {
    const checkout = await startCheckout(at.call(by), { bookingId })
    at.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(at.runtime, 'test'), { paymentId: checkout.paymentId })
  }
  const system = systemCall(at.runtime, 'test')
  const used = async (promotionId: string) => {
    const [row] = await sql`select used_count, used_minor from promotions where id = ${promotionId}`
    return [row?.used_count, row?.used_minor]
  }
  return { ...at, branch, rented, wish, quote, hold, holdOf, pay, staff, system, used }
}

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  const results = await checkInvariants(world.sql)
  expect(results.filter(({ breaches }) => breaches.length > 0)).toEqual([])
  await world.drop()
})

const outcomes = async (attempts: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts)
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code ?? one.reason] : []))
  return { won: settled.length - codes.length, codes: [...new Set(codes)] }
}

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

describe('a promotion', () => {
  it('is redeemed exactly once, whoever comes at once', async () => {
    const promo = await makePromotion(world.sql, { max_uses: 1 })
    const quotes = await Promise.all(Array.from({ length: 50 }, () => world.quote({ promoCode: promo.code })))
    const holds = quotes.map(({ id }, n) => world.holdOf(id, `guest-${n}@example.test`))
    expect(await outcomes(holds)).toEqual({ won: 1, codes: ['PROMO_USED_UP'] })
    expect(await world.used(promo.id)).toEqual([1, 800])
  })

  it('never runs over its budget', async () => {
    const promo = await makePromotion(world.sql, { budget_minor: 2500, currency: 'EUR' })
    const quotes = await Promise.all(Array.from({ length: 20 }, () => world.quote({ promoCode: promo.code })))
    const holds = quotes.map(({ id }, n) => world.holdOf(id, `guest-${n}@example.test`))
    expect(await outcomes(holds)).toMatchObject({ won: 3 })
    expect(await world.used(promo.id)).toEqual([3, 2400])
    await expect(world.quote({ promoCode: promo.code })).rejects.toMatchObject({ code: 'PROMO_USED_UP' })
  })

  it('is given back on cancelling and when the hold runs out, by worker or without', async () => {
    const promo = await makePromotion(world.sql, { max_uses: 1 })
    const book = (email: string) => world.hold({ promoCode: promo.code }, email)
    const first = await book('a@example.test')
    expect(first.totalMinor).toBe(7200)
    await cancelBooking(world.call(guest), { bookingId: first.id })
    expect(await world.used(promo.id)).toEqual([0, 0])
    const second = await book('b@example.test')
    world.clock.advance(minutes(10))
    await sweeps.expireHolds(world.system, {})
    await giveBackExpired(world.system, { bookingId: second.id })
    await giveBackExpired(world.system, { bookingId: second.id })
    expect(await world.used(promo.id)).toEqual([0, 0])
    const { id: quoteId } = await world.quote({ promoCode: promo.code })
    await book('c@example.test')
    world.clock.advance(minutes(10))
    await world.holdOf(quoteId, 'd@example.test')
    expect(await world.used(promo.id)).toEqual([1, 800])
  })

  it('stays used by whoever does not come', async () => {
    const promo = await makePromotion(world.sql, { max_uses: 1 })
    const { id: bookingId } = await world.hold({ promoCode: promo.code })
    await world.pay(bookingId)
    world.clock.set(new Date('2026-03-04T12:00:00Z'))
    await closeNoShow(world.system, { bookingId })
    expect(await world.used(promo.id)).toEqual([1, 800])
  })

  it('knows a customer by address or account, however it is written', async () => {
    const promo = await makePromotion(world.sql, { per_customer: 1 })
    const ada = await makeCustomer(world.sql)
    const promoCode = ` ${promo.code.toLowerCase()}`
    await world.hold({ promoCode }, 'Ada@Example.test')
    const again = world.hold({ promoCode }, 'ada@example.TEST')
    await expect(again).rejects.toMatchObject({
      code: 'PROMO_NOT_APPLICABLE',
      data: { reason: 'per_customer' },
    })
    await world.hold({ promoCode }, 'other@example.test', ada)
    await expect(world.quote({ promoCode }, ada)).rejects.toMatchObject({ data: { reason: 'per_customer' } })
  })

  it('for a first booking is for one', async () => {
    const promo = await makePromotion(world.sql, { first_booking_only: true })
    const paid = await world.hold()
    await world.pay(paid.id)
    const refusal = { code: 'PROMO_NOT_APPLICABLE', data: { reason: 'first_booking' } }
    await expect(world.hold({ promoCode: promo.code })).rejects.toMatchObject(refusal)
    const quotes = [
      await world.quote({ promoCode: promo.code }),
      await world.quote({ promoCode: promo.code }),
    ]
    const won = await outcomes(quotes.map(({ id }) => world.holdOf(id, 'new@example.test')))
    expect(won).toEqual({ won: 1, codes: ['PROMO_NOT_APPLICABLE'] })
  })

  it('says why it does not go with a booking', async () => {
    const unmet: [string, Parameters<typeof makePromotion>[1]][] = [
      ['not_yet', { book_from: new Date('2026-03-03') }],
      ['over', { book_until: new Date('2026-03-02T08:00:00Z') }],
      ['currency', { currency: 'GBP' }],
      ['product', { product: 'parking' }],
      ['branch', { branch_ids: ['elsewhere'] }],
      ['class', { class_ids: ['XXXX'] }],
      ['pickup_dates', { pickup_from: new Date('2026-06-01'), pickup_until: new Date('2026-07-01') }],
      ['too_short', { min_days: 3 }],
    ]
    for (const [reason, terms] of unmet) {
      const promo = await makePromotion(world.sql, terms)
      await expect(world.quote({ promoCode: promo.code })).rejects.toMatchObject({
        code: 'PROMO_NOT_APPLICABLE',
        data: { reason, errors: [{ field: 'promoCode' }] },
      })
    }
  })

  it('that nobody knows is refused on its field', async () => {
    await expect(world.quote({ promoCode: 'NOSUCH' })).rejects.toMatchObject({
      code: 'PROMO_UNKNOWN',
      data: { errors: [{ field: 'promoCode' }] },
    })
    expect((await world.quote({ promoCode: ' ' })).promoCode).toBeNull()
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
