import { afterAll, beforeAll, expect, it } from 'vitest'
import { holdQuote, makeQuote } from '../flows/index.ts'
import { createTestRuntime, makeBlock, makeBranch, makeClass, makeRatePlan, makeUnit } from '../testing.ts'
import { freeBays } from './free-bays.ts'
import { parking } from './parking.ts'
import { parkings } from './parkings.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

/** A car park with three standard bays and one for electric cars. */
async function carPark() {
  const { sql } = world
  const branch = await makeBranch(sql, { latitude: 10, longitude: 10 })
  const standard = await makeClass(sql, { product: 'parking', sort: 1 })
  const electric = await makeClass(sql, { product: 'parking', bay_kind: 'ev', sort: 2 })
  await makeRatePlan(sql, { branch, class: standard })
  const bays = await Promise.all([1, 2, 3].map(() => makeUnit(sql, { branch, class: standard })))
  await makeUnit(sql, { branch, class: electric })
  const free = async () =>
    (await freeBays(world.call(), { parkingId: branch.id })).bays.map((bay) => [
      bay.bayKind,
      bay.free,
      bay.total,
    ])
  return { branch, standard, bays, free }
}

it('counts the bays that are free at this moment', async () => {
  const { bays, free } = await carPark()
  expect(await free()).toEqual([
    ['standard', 3, 3],
    ['ev', 1, 1],
  ])
  const [first, second, third] = bays
  if (!first || !second || !third) throw new Error('no bays')
  const { sql } = world
  await makeBlock(sql, { unit: first, from: '2026-03-02T07:00Z', to: '2026-03-02T09:00Z' })
  await makeBlock(sql, { unit: second, from: '2026-03-02T09:00Z', to: '2026-03-02T10:00Z' })
  expect(await free()).toContainEqual(['standard', 2, 3])
  // A car that should have left at 7:30 still stands there.
  await makeBlock(sql, { unit: second, from: '2026-03-02T06:00Z', to: '2026-03-02T07:30Z', started: true })
  expect(await free()).toContainEqual(['standard', 1, 3])
  await sql`update units set status = 'damaged' where id = ${third.id}`
  expect(await free()).toContainEqual(['standard', 0, 2])
})

it('gives a bay back when its hold runs out', async () => {
  const { branch, standard, free } = await carPark()
  const period = { from: '2026-03-02T08:00:00Z', to: '2026-03-02T12:00:00Z' }
  const quote = await makeQuote(world.call(), { classId: standard.id, pickupBranchId: branch.id, ...period })
  const contact = { name: 'Ada', email: 'ada@forecourt.test' }
  await holdQuote(world.call(), { quoteId: quote.id, contact, plate: 'AB-123-CD' })
  expect(await free()).toContainEqual(['standard', 2, 3])
  world.clock.advance(10 * 60_000)
  expect(await free()).toContainEqual(['standard', 3, 3])
})

it('lists car parks alone, with their bays', async () => {
  const { branch } = await carPark()
  const garage = await makeBranch(world.sql, { parks: false, latitude: 10, longitude: 10 })
  const near = { lat: 10, lng: 10, radiusKm: 5 }
  const { items } = await parkings(world.call(), near)
  expect(items.map((item) => item.branch.id)).toContain(branch.id)
  expect(items.map((item) => item.branch.id)).not.toContain(garage.id)
  expect(items.find((item) => item.branch.id === branch.id)).toEqual({
    ...(await parking(world.call(), { parkingId: branch.id })),
    branch: expect.objectContaining({ distanceM: 0 }),
  })
  await expect(parking(world.call(), { parkingId: garage.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(freeBays(world.call(), { parkingId: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
