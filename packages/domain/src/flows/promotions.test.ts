import { checkInvariants } from '@forecourt/db/invariants'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeCustomer, makePromotion } from '../testing.ts'
import { cancelBooking, closeNoShow, giveBackExpired, sweeps } from './index.ts'
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
