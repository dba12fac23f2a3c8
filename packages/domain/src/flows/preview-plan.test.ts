import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRatePlan } from '../pricing/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, userActor } from '../testing.ts'
import { makeQuote, previewPlan } from './index.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

/** A car park with its manager: 5.00 an hour, at most 40.00 a day. */
async function carPark() {
  const { sql } = world
  const branch = await makeBranch(sql)
  const bay = await makeClass(sql, { product: 'parking' })
  await makeRatePlan(sql, { branch, class: bay })
  const of = { branchId: branch.id, classId: bay.id }
  return { branch, bay, of, manager: world.call(userActor('manager', [branch.id])) }
}

const band = { weekday: 0, fromMinute: 18 * 60, toMinute: 1440, hourlyMinor: 100 }
const terms = { hourlyMinor: 500, dailyMinor: 4000, weeklyMinor: 21_000, freeMinutes: 15, tariffs: [band] }
/** A Monday, from before the band into it, and within the free minutes. */
const stays = [
  { from: '2026-03-09T17:00', lengthMinutes: 180 },
  { from: '2026-03-09T09:00', lengthMinutes: 10 },
]

it('prices stays by a drafted plan beside the one in force, and by it once it is saved', async () => {
  const { branch, bay, of, manager } = await carPark()
  const before = await previewPlan(manager, { ...of, terms, stays })
  expect(before.stays).toMatchObject([
    { draftMinor: 500 + 2 * 100, liveMinor: 3 * 500 },
    { draftMinor: 0, liveMinor: 500 },
  ])
  const [first] = before.stays
  if (!first) throw new Error('No stay was priced.')
  const wish = { classId: bay.id, pickupBranchId: branch.id, from: first.from, to: first.to }
  expect((await makeQuote(world.call(), wish)).totalMinor).toBe(1500)
  await createRatePlan(manager, { ...of, terms })
  expect((await makeQuote(world.call(), wish)).totalMinor).toBe(700)
})

it('prices the first plan of a class, where nothing is in force', async () => {
  const { of, manager } = await carPark()
  const other = await makeClass(world.sql, { product: 'parking' })
  const { stays: priced } = await previewPlan(manager, { ...of, classId: other.id, terms, stays })
  expect(priced.map(({ liveMinor }) => liveMinor)).toEqual([null, null])
})

it('refuses two tariffs for the same time, and strangers', async () => {
  const { of, manager } = await carPark()
  const twice = { ...terms, tariffs: [band, { ...band, fromMinute: 20 * 60 }] }
  await expect(previewPlan(manager, { ...of, terms: twice, stays })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
  const stranger = world.call(userActor('manager', ['elsewhere']))
  await expect(previewPlan(stranger, { ...of, terms, stays })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
