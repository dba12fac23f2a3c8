import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Quote } from '../pricing/contract.ts'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeUnit } from '../testing.ts'
import { getQuote } from './get-quote.ts'
import { makeQuote } from './make-quote.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

/** A branch open Monday to Saturday from 8 to 19, Lyon time, that offers one class. */
async function offer() {
  const { sql } = world
  const branch = await makeBranch(sql, { opening_hours: 'Mo-Sa 08:00-19:00; PH off' })
  const rented = await makeClass(sql, { min_age: 21 })
  const plan = await makeRatePlan(
    sql,
    { branch, class: rented },
    {
      young_driver_daily_minor: 1500,
      one_way_base_minor: 5000,
      one_way_per_km_minor: 20,
      chosen_unit_minor: 800,
      deposit_minor: 30000,
      km_per_day: 250,
      extra_km_minor: 25,
    },
  )
  return {
    branch,
    rented,
    plan,
    wish: {
      classId: rented.id,
      pickupBranchId: branch.id,
      from: '2026-03-03T10:00:00+01:00',
      to: '2026-03-05T10:00:00+01:00',
      driverAge: 30,
    },
  }
}

const quote = (wish: Parameters<typeof makeQuote>[1]): Promise<Quote> => makeQuote(world.call(), wish)
const refusal = (wish: Parameters<typeof makeQuote>[1]) =>
  quote(wish).then(
    () => 'a quote',
    (error) => ({ code: error.code, data: error.data }),
  )

describe('a quote', () => {
  it('is itemised, valid for 15 minutes, and can be read again', async () => {
    const { wish, branch } = await offer()
    const made = await quote({ ...wish, driverAge: 22 })
    expect(made.lines).toEqual([
      { code: 'base.day', kind: 'base', quantity: 2, unitMinor: 4000, amountMinor: 8000, params: {} },
      {
        code: 'young_driver',
        kind: 'young_driver',
        quantity: 2,
        unitMinor: 1500,
        amountMinor: 3000,
        params: { days: 2, below: 25 },
      },
    ])
    expect(made).toMatchObject({
      totalMinor: 11000,
      taxMinor: 1833,
      perDayMinor: 5500,
      depositMinor: 30000,
      kmIncluded: 500,
      extraKmMinor: 25,
      dropoffBranchId: branch.id,
      expiresAt: '2026-03-02T08:15:00.000Z',
      freeCancellationUntil: '2026-03-02T09:00:00.000Z',
    })
    expect(await getQuote(world.call(), { quoteId: made.id })).toEqual(made)
  })

  it('charges a one-way by distance, a chosen unit and extras', async () => {
    const { wish, branch, rented } = await offer()
    const { sql } = world
    const paris = await makeBranch(sql, { latitude: 48.8566, longitude: 2.3522 })
    const unit = await makeUnit(sql, { branch, class: rented })
    await sql`insert into extras (id, product, kind, name_en, name_fr, about_en, about_fr, charge, max_quantity)
      values ('child-seat', 'rental', 'equipment', 'Child seat', 'Siège enfant', '', '', 'per_day', 2)`
    await sql`insert into extra_prices (extra_id, currency, amount_minor) values ('child-seat', 'EUR', 600)`
    const { classId: _, ...rest } = wish
    const seats = { id: 'child-seat', quantity: 2 }
    const made = await quote({ ...rest, unitId: unit.id, dropoffBranchId: paris.id, extras: [seats] })
    expect(made.unitId).toBe(unit.id)
    expect(made.lines.map(({ code, amountMinor }) => [code, amountMinor])).toEqual([
      ['base.day', 8000],
      ['one_way', 5000 + 20 * 392],
      ['chosen_unit', 800],
      ['extra.child-seat', 2400],
    ])
    expect(await refusal({ ...wish, extras: [{ id: 'child-seat', quantity: 3 }] })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { errors: [{ field: 'extras' }] },
    })
    expect(await refusal({ ...wish, extras: [{ id: 'sunroof', quantity: 1 }] })).toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await refusal({ ...wish, extras: [seats, seats] })).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('names the open times around a closed one', async () => {
    const { wish } = await offer()
    expect(await refusal({ ...wish, to: '2026-03-07T20:00:00+01:00' })).toEqual({
      code: 'OUTSIDE_OPENING_HOURS',
      data: { which: 'end', closesAt: '2026-03-07T18:00:00.000Z', opensAt: '2026-03-09T07:00:00.000Z' },
    })
    expect(await refusal({ ...wish, from: '2026-03-03T07:30:00+01:00' })).toMatchObject({
      code: 'OUTSIDE_OPENING_HOURS',
      data: { which: 'start' },
    })
    expect(await quote({ ...wish, to: '2026-03-07T19:00:00+01:00' })).toBeTruthy()
  })

  it.each([
    ['an end before the start', { to: '2026-03-03T09:00:00+01:00' }, 'INVALID_INPUT'],
    ['a start in the past', { from: '2026-03-02T07:54:00Z' }, 'PERIOD_IN_PAST'],
    ['more than a year', { to: '2027-03-05T10:00:00+01:00' }, 'PERIOD_TOO_LONG'],
    ['a class that is not there', { classId: 'XXXX' }, 'NOT_FOUND'],
    ['a branch that is not there', { pickupBranchId: 'nowhere' }, 'NOT_FOUND'],
    ['no driver age', { driverAge: undefined }, 'INVALID_INPUT'],
    ['a driver of 20', { driverAge: 20 }, 'DRIVER_TOO_YOUNG'],
    ['an instant without offset', { from: '2026-03-03T10:00:00' }, 'INVALID_INPUT'],
  ])('is refused for %s', async (_what, change, code) => {
    const { wish } = await offer()
    expect(await refusal({ ...wish, ...change })).toMatchObject({ code })
  })

  it('is refused where the class or the product is not offered', async () => {
    const { wish } = await offer()
    const other = await makeClass(world.sql)
    const bays = await makeClass(world.sql, { product: 'parking' })
    const carPark = await makeBranch(world.sql, { rents: false })
    expect(await refusal({ ...wish, classId: other.id })).toMatchObject({ code: 'NOT_OFFERED' })
    expect(await refusal({ ...wish, dropoffBranchId: carPark.id })).toMatchObject({ code: 'NOT_OFFERED' })
    expect(await refusal({ ...wish, classId: bays.id, dropoffBranchId: carPark.id })).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('writes nothing when it is refused', async () => {
    const { wish } = await offer()
    const count = async () => (await world.sql`select from quotes`).count
    const before = await count()
    await refusal({ ...wish, driverAge: 18 })
    expect(await count()).toBe(before)
  })
})
