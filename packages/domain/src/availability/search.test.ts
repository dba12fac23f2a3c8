import type { BranchRow } from '@forecourt/db/schema/fleet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQuote } from '../flows/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeUnit } from '../testing.ts'
import { search } from './search.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

let latitude = -60
const fees = {
  young_driver_daily_minor: 1500,
  one_way_base_minor: 5000,
  one_way_per_km_minor: 20,
  km_per_day: 200,
}

/** A place of its own on the map with two branches, 11 km apart, each with a small and a big car. */
async function region(over: Partial<BranchRow> = {}) {
  const { sql } = world
  latitude += 3
  const near = await makeBranch(sql, { latitude, longitude: 4, ...over })
  const far = await makeBranch(sql, { latitude: latitude + 0.1, longitude: 4, ...over })
  const small = await makeClass(sql, { acriss: 'ECMR', seats: 4 })
  const big = await makeClass(sql, { acriss: 'FVAR', seats: 9, gearbox: 'automatic', min_age: 25 })
  for (const branch of [near, far]) {
    await makeRatePlan(sql, { branch, class: small }, fees)
    await makeRatePlan(sql, { branch, class: big }, { ...fees, daily_minor: 9000, weekly_minor: 50000 })
    await makeUnit(sql, { branch, class: small })
    await makeUnit(sql, { branch, class: big })
  }
  const wish = {
    product: 'rental' as const,
    near: { lat: latitude, lng: 4, radiusKm: 30 },
    from: '2026-03-10T10:00:00+01:00',
    to: '2026-03-12T10:00:00+01:00',
  }
  return { near, far, small, big, wish }
}

const ask = (wish: Parameters<typeof search>[1]) => search(world.call(), wish)

describe('a search', () => {
  it('gives branches by distance, with counts and totals', async () => {
    const { near, far, small, big, wish } = await region()
    const { results, blockedBy, asOf } = await ask(wish)
    expect(results.map(({ branch }) => [branch.id, branch.distanceM])).toEqual([
      [near.id, 0],
      [far.id, expect.closeTo(11120, -2)],
    ])
    expect(results[0]?.offers.map(({ class: c, free, totalMinor }) => [c.id, free, totalMinor])).toEqual([
      [small.id, 1, 8000],
      [big.id, 1, 18000],
    ])
    expect(results[0]?.offers[0]).toMatchObject({ perDayMinor: 4000, kmIncluded: 400, tooYoung: false })
    expect(blockedBy).toBeNull()
    expect(asOf).toBe('2026-03-02T08:00:00.000Z')
  })

  it('names the total that a quote then has, whatever the wish', async () => {
    const { far, wish } = await region()
    for (const change of [
      { driverAge: 22 },
      { driverAge: 25, dropoffBranchId: far.id },
      { to: '2026-03-19T12:31:00+01:00' },
    ]) {
      const { results } = await ask({ ...wish, ...change })
      for (const { branch, offers } of results) {
        for (const offer of offers.filter(({ tooYoung }) => !tooYoung)) {
          const { near: _, product: __, ...period } = wish
          const quote = await makeQuote(world.call(), {
            dropoffBranchId: branch.id,
            driverAge: 30,
            ...period,
            ...change,
            classId: offer.class.id,
            pickupBranchId: branch.id,
          })
          expect([
            offer.totalMinor,
            offer.perDayMinor,
            offer.kmIncluded,
            offer.freeCancellationUntil,
          ]).toEqual([quote.totalMinor, quote.perDayMinor, quote.kmIncluded, quote.freeCancellationUntil])
        }
      }
    }
  })

  it('puts what the driver is too young for last', async () => {
    const { small, big, wish } = await region()
    await world.sql`update rate_plans set daily_minor = 100, weekly_minor = 700, hourly_minor = 10 where class_id = ${big.id}`
    const { results } = await ask({ ...wish, driverAge: 24 })
    expect(results[0]?.offers.map(({ class: c, tooYoung }) => [c.id, tooYoung])).toEqual([
      [small.id, false],
      [big.id, true],
    ])
  })

  it('filters classes and stays at one branch when asked', async () => {
    const { far, big, wish } = await region()
    const { near: _, ...period } = wish
    const { results } = await ask({
      ...period,
      branchId: far.id,
      filters: { minSeats: 5, gearbox: 'automatic' },
    })
    expect(results.map(({ branch, offers }) => [branch.id, offers.map((o) => o.class.id)])).toEqual([
      [far.id, [big.id]],
    ])
    expect((await ask({ ...wish, filters: { maxTotalMinor: 8000 } })).results[0]?.offers).toHaveLength(1)
  })

  it('says whether the branch is open at both ends, and when it next is', async () => {
    const { wish } = await region({ opening_hours: 'Mo-Fr 08:00-18:00' })
    const open = (await ask(wish)).results[0]
    expect([open?.openAtStart, open?.openAtEnd, open?.opensAt]).toEqual([true, true, null])
    const late = (await ask({ ...wish, to: '2026-03-13T20:00:00+01:00' })).results[0]
    expect([late?.openAtStart, late?.openAtEnd, late?.opensAt]).toEqual([
      true,
      false,
      '2026-03-16T07:00:00.000Z',
    ])
  })

  it('says what stands in the way when nothing can be had', async () => {
    const { small, wish } = await region({ opening_hours: 'Mo-Fr 08:00-18:00' })
    const blocked = async (change: object) => (await ask({ ...wish, ...change })).blockedBy
    expect(await blocked({ near: { lat: -89, lng: 0, radiusKm: 1 } })).toBe('no_branches')
    expect(await blocked({ product: 'parking' })).toBe('no_branches')
    expect(await blocked({ filters: { minSeats: 12 } })).toBe('filters')
    expect(await blocked({ to: '2026-03-14T10:00:00+01:00' })).toBe('closed')
    await world.sql`update units set status = 'maintenance' where class_id = ${small.id}`
    expect(await blocked({ filters: { classId: small.id } })).toBe('filters')
    await world.sql`update units set status = 'maintenance'`
    expect(await blocked({})).toBe('sold_out')
    await world.sql`update units set status = 'in_service'`
  })

  it.each([
    ['neither point nor branch', { near: undefined }, 'INVALID_INPUT'],
    ['an end before the start', { to: '2026-03-10T09:00:00+01:00' }, 'INVALID_INPUT'],
    ['the past', { from: '2026-03-01T10:00:00Z' }, 'PERIOD_IN_PAST'],
    ['a drop-off that is not there', { dropoffBranchId: 'nowhere' }, 'NOT_FOUND'],
  ])('refuses %s', async (_what, change, code) => {
    const { wish } = await region()
    await expect(ask({ ...wish, ...change })).rejects.toMatchObject({ code })
  })
})
