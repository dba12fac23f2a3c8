import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQuote } from '../flows/index.ts'
import { createTestRuntime, makeBlock, makeBranch, makeClass, makeRatePlan, makeUnit } from '../testing.ts'
import { vehicle } from './vehicle.ts'
import { vehicles } from './vehicles.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

let latitude = -60
const period = { from: '2026-03-10T10:00:00Z', to: '2026-03-12T10:00:00Z' }

/** Three branches in a row, the middle one closed at weekends, with three vehicles each. */
async function street() {
  const { sql } = world
  latitude += 3
  const rented = await makeClass(sql)
  const branches = []
  for (const [step, opening_hours] of ['24/7', 'Mo-Fr 08:00-18:00', '24/7'].entries()) {
    const branch = await makeBranch(sql, { latitude: latitude + step / 10, longitude: 4, opening_hours })
    await makeRatePlan(sql, { branch, class: rented }, { chosen_unit_minor: 800 })
    for (let i = 0; i < 3; i++) await makeUnit(sql, { branch, class: rented })
    branches.push(branch)
  }
  return { rented, branches, around: { lat: latitude, lng: 4, radiusKm: 40, ...period } }
}

async function allPages(wish: Parameters<typeof vehicles>[1]) {
  const found = []
  for (let cursor: string | undefined; ; ) {
    const page = await vehicles(world.call(), { ...wish, ...(cursor && { cursor }) })
    found.push(...page.items)
    if (page.nextCursor === null) return found
    cursor = page.nextCursor
  }
}

describe('free vehicles', () => {
  it('come page by page, nearest first, each once', async () => {
    const { branches, around } = await street()
    const found = await allPages({ ...around, limit: 2 })
    expect(found.map(({ branchId }) => branchId)).toEqual(branches.flatMap(({ id }) => [id, id, id]))
    expect(new Set(found.map(({ id }) => id)).size).toBe(9)
    expect((await allPages({ ...around, limit: 100 })).map(({ id }) => id)).toEqual(found.map(({ id }) => id))
  })

  it('are free, of the class that was asked for, and where the branch is open', async () => {
    const { rented, branches, around } = await street()
    const [first, middle] = branches
    if (!first || !middle) throw new Error('no branches')
    const other = await makeClass(world.sql)
    await makeRatePlan(world.sql, { branch: first, class: other })
    const unit = await makeUnit(world.sql, { branch: first, class: other })
    const unpriced = await makeClass(world.sql)
    await makeUnit(world.sql, { branch: first, class: unpriced })
    const ids = async (change: object) => (await allPages({ ...around, ...change })).map(({ id }) => id)
    expect(await ids({ class: other.id })).toEqual([unit.id])
    await makeBlock(world.sql, { unit, from: '2026-03-11T00:00Z', to: '2026-03-11T01:00Z' })
    expect(await ids({ class: other.id })).toEqual([])
    const weekend = { from: '2026-03-14T10:00:00Z', to: '2026-03-15T10:00:00Z', class: rented.id }
    const open = await allPages({ ...around, ...weekend })
    expect(open).toHaveLength(6)
    expect(open.map(({ branchId }) => branchId)).not.toContain(middle.id)
    const { lat: _, lng: __, ...anywhere } = around
    await expect(
      vehicles(world.call(), { ...anywhere, ...weekend, branchId: middle.id }),
    ).rejects.toMatchObject({
      code: 'OUTSIDE_OPENING_HOURS',
    })
  })

  it('cost what a quote for that very vehicle says', async () => {
    const { branches } = await street()
    const branchId = branches[0]?.id ?? ''
    const { items } = await vehicles(world.call(), { branchId, ...period })
    expect(items).toHaveLength(3)
    const shown = items[0]
    const wish = { unitId: shown?.id, pickupBranchId: branchId, driverAge: 30, ...period }
    expect(shown).toMatchObject({
      distanceM: null,
      totalMinor: (await makeQuote(world.call(), wish)).totalMinor,
      currency: 'EUR',
    })
  })

  it('are asked for with a point or a branch, and a cursor of ours', async () => {
    const { around } = await street()
    const refused = (wish: Parameters<typeof vehicles>[1]) =>
      expect(vehicles(world.call(), wish)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await refused(period)
    await refused({ ...period, lat: 45 })
    await refused({ ...around, cursor: 'mine' })
    await refused({ ...around, limit: 1000 })
    await refused({ ...around, radiusKm: 100_000 })
  })
})

it('shows one vehicle without plate and notes; a retired one or a bay is none', async () => {
  const { sql } = world
  const { rented, branches } = await street()
  const [branch] = branches
  if (!branch) throw new Error('no branch')
  const unit = await makeUnit(sql, { branch, class: rented }, { plate: 'SE-777-ET', odometer_km: 12 })
  const shown = await vehicle(world.call(), { vehicleId: unit.id })
  expect(shown).toMatchObject({
    vehicle: { id: unit.id, odometerKm: 12 },
    class: { id: rented.id },
    branch: { id: branch.id },
    rate: { dailyMinor: 4000, chosenUnitMinor: 800 },
  })
  expect(JSON.stringify(shown)).not.toContain('SE-777-ET')
  const bay = await makeUnit(sql, { branch, class: await makeClass(sql, { product: 'parking' }) })
  const old = await makeUnit(sql, { branch, class: rented }, { status: 'retired' })
  for (const { id } of [bay, old]) {
    await expect(vehicle(world.call(), { vehicleId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})
