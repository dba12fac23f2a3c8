import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeBranch, makeClass, makeUnit, userActor } from '../testing.ts'
import { getBranch, getClass, getUnit, listBranches, listClasses, listUnits, openings } from './index.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

describe('branches', () => {
  it('are listed around a point by distance, or by name, page by page', async () => {
    const { sql, call } = world
    for (const step of [3, 1, 2]) {
      await makeBranch(sql, {
        id: `mile-${step}`,
        name: `Mile ${step}`,
        latitude: -40 + step / 10,
        longitude: 100,
      })
    }
    await makeBranch(sql, { id: 'mile-9', name: 'Mile 9', parks: false, latitude: -40.9, longitude: 100 })
    const near = { lat: -40, lng: 100, radiusKm: 80 }
    const first = await listBranches(call(), { ...near, limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual(['mile-1', 'mile-2'])
    expect(first.items[0]?.distanceM).toBeCloseTo(11120, -2)
    const rest = await listBranches(call(), {
      ...near,
      limit: 2,
      ...(first.nextCursor && { cursor: first.nextCursor }),
    })
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([['mile-3'], null])
    const parks = await listBranches(call(), { ...near, radiusKm: 200, kind: 'parking' })
    expect(parks.items.map(({ id }) => id)).not.toContain('mile-9')
    const named = await listBranches(call(), { limit: 2 })
    const next = await listBranches(call(), {
      limit: 2,
      ...(named.nextCursor && { cursor: named.nextCursor }),
    })
    const names = [...named.items, ...next.items].map(({ name }) => name)
    expect(names).toEqual([...names].sort())
    expect(new Set(names).size).toBe(4)
    expect(named.items[0]?.distanceM).toBeNull()
  })

  it('refuse half a point', async () => {
    await expect(listBranches(world.call(), { lat: 45 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('tell whether they are open now, and until when', async () => {
    const branch = await makeBranch(world.sql, { opening_hours: 'Mo-Fr 08:00-18:00' })
    expect(await getBranch(world.call(), { branchId: branch.id })).toMatchObject({
      openNow: true,
      changesAt: '2026-03-02T17:00:00.000Z',
    })
    expect(await openings(world.call(), { branchId: branch.id, from: '2026-03-06', days: 4 })).toEqual({
      timeZone: 'Europe/Paris',
      intervals: [
        { from: '2026-03-06T07:00:00.000Z', to: '2026-03-06T17:00:00.000Z' },
        { from: '2026-03-09T07:00:00.000Z', to: '2026-03-09T17:00:00.000Z' },
      ],
    })
    await expect(getBranch(world.call(), { branchId: 'nowhere' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('lists classes by product, in their order', async () => {
  const { sql, call } = world
  const second = await makeClass(sql, { sort: 2 })
  const first = await makeClass(sql, { sort: 1 })
  const bay = await makeClass(sql, { product: 'parking' })
  const ids = async (input: object) => (await listClasses(call(), input)).map(({ id }) => id)
  expect(await ids({ product: 'rental' })).toEqual([first.id, second.id])
  expect(await ids({})).toEqual([first.id, second.id, bay.id])
  expect(await getClass(call(), { classId: first.id })).toMatchObject({
    id: first.id,
    name: { en: 'Compact' },
  })
})

describe('units', () => {
  it('are found by plate, make and status, by staff of the branch alone', async () => {
    const { sql, call } = world
    const branch = await makeBranch(sql)
    const rented = await makeClass(sql)
    const clio = await makeUnit(sql, { branch, class: rented }, { plate: 'GH-482-KL', label: 'A1' })
    const fiat = await makeUnit(
      sql,
      { branch, class: rented },
      { label: 'A2', make: 'Fiat', model: 'Panda', status: 'damaged' },
    )
    const agent = call(userActor('agent', [branch.id]))
    const ids = async (input: object) =>
      (await listUnits(agent, { branchId: branch.id, ...input })).items.map(({ id }) => id)
    expect(await ids({})).toEqual([clio.id, fiat.id])
    expect(await ids({ text: 'gh 482' })).toEqual([clio.id])
    expect(await ids({ text: 'fiat panda' })).toEqual([fiat.id])
    expect(await ids({ text: '%' })).toEqual([clio.id, fiat.id])
    expect(await ids({ status: 'damaged' })).toEqual([fiat.id])
    const page = await listUnits(agent, { branchId: branch.id, limit: 1 })
    expect(await ids({ cursor: page.nextCursor })).toEqual([fiat.id])
    expect(await getUnit(agent, { unitId: clio.id })).toMatchObject({ plate: 'GH-482-KL' })
    const elsewhere = call(userActor('agent', ['elsewhere']))
    await expect(listUnits(elsewhere, { branchId: branch.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(listUnits(call(), { branchId: branch.id })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    await expect(getUnit(call(userActor()), { unitId: clio.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
