import { afterAll, beforeAll, expect, it } from 'vitest'
import { branchOffers, vehicles } from '../availability/index.ts'
import {
  createTestRuntime,
  makeBlock,
  makeBranch,
  makeClass,
  makeRatePlan,
  makeRateRule,
  makeUnit,
} from '../testing.ts'
import { makeQuote } from './make-quote.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

/** A branch with two cars, one of them in the workshop over the weekend, and a rule of every kind. */
async function ruledBranch() {
  const { sql } = world
  const branch = await makeBranch(sql)
  const rented = await makeClass(sql)
  const plan = await makeRatePlan(sql, { branch, class: rented }, { prepaid_discount_bp: 1000 })
  const cars = [
    await makeUnit(sql, { branch, class: rented }),
    await makeUnit(sql, { branch, class: rented }),
  ] as const
  await makeBlock(sql, { unit: cars[1], from: '2026-03-06T00:00:00Z', to: '2026-03-09T00:00:00Z' })
  const here = { branch_id: branch.id }
  const season = { kind: 'season', from_date: '2026-03-08', to_date: '2026-03-31', change_bp: 2000 } as const
  await makeRateRule(sql, { ...season, ...here })
  await makeRateRule(sql, { kind: 'weekday', weekdays: 96, change_bp: -1000, ...here })
  await makeRateRule(sql, { kind: 'demand', min_taken_bp: 5000, change_bp: 1500, ...here })
  await makeRateRule(sql, { kind: 'length', min_days: 5, change_bp: -500, ...here })
  const period = { from: '2026-03-05T10:00:00+01:00', to: '2026-03-10T10:00:00+01:00' }
  const wish = { classId: rented.id, pickupBranchId: branch.id, ...period, driverAge: 30 }
  return { sql, branch, rented, plan, cars, period, wish }
}

it('searches and quotes at the same price, whatever rules there are', async () => {
  const { branch, rented, cars, period, wish } = await ruledBranch()
  const quote = await makeQuote(world.call(), wish)
  // Thursday to Tuesday: 4 quiet or busy days and one in season, one car of two away on Friday to Sunday.
  expect(quote.lines.map(({ code, amountMinor }) => [code.split('.')[0], amountMinor])).toEqual([
    ['base', 20_000],
    ['season', 1600],
    ['weekday', -800],
    ['demand', 1800],
    ['length', -1130],
  ])
  const found = await branchOffers(world.call(), {
    product: 'rental',
    branchId: branch.id,
    ...period,
    driverAge: 30,
  })
  const offer = found.offers.find((one) => one.class.id === rented.id)
  expect([offer?.totalMinor, offer?.perDayMinor]).toEqual([quote.totalMinor, quote.perDayMinor])
  const page = await vehicles(world.call(), { branchId: branch.id, ...period })
  const ofUnit = await makeQuote(world.call(), { ...wish, unitId: cars[0].id })
  expect(page.items.map(({ totalMinor }) => totalMinor)).toEqual([ofUnit.totalMinor])
})

it('freezes how taken the branch was', async () => {
  const { sql, wish } = await ruledBranch()
  const quote = await makeQuote(world.call(), wish)
  const [row] = await sql<{ demand: number[] }[]>`select demand from quotes where id = ${quote.id}`
  expect(row?.demand.slice(0, 6)).toEqual([0, 5000, 5000, 5000, 0, 0])
})

it('is cheaper for who pays ahead, and says what that gives up', async () => {
  const { wish } = await ruledBranch()
  const flexible = await makeQuote(world.call(), wish)
  const prepaid = await makeQuote(world.call(), { ...wish, ratePlanOption: 'prepaid' })
  expect(flexible).toMatchObject({
    ratePlanOption: 'flexible',
    prepaidDiscountBp: 1000,
    earlyReturn: 'reprice',
  })
  expect(prepaid).toMatchObject({ ratePlanOption: 'prepaid', earlyReturn: 'none', lateDays: 1 })
  expect(prepaid.totalMinor).toBe(flexible.totalMinor - Math.round(flexible.totalMinor / 10))
})

it('is not sold for less or more time than the plan allows', async () => {
  const { sql, branch, period, plan, wish } = await ruledBranch()
  await sql`update rate_plans set min_minutes = 10080, max_minutes = 20160 where id = ${plan.id}`
  const refusal = (to: string) => makeQuote(world.call(), { ...wish, to }).catch((error) => error.code)
  expect(await refusal(wish.to)).toBe('PERIOD_TOO_SHORT')
  expect(await refusal('2026-03-29T10:00:00+02:00')).toBe('PERIOD_TOO_LONG')
  expect(await makeQuote(world.call(), { ...wish, to: '2026-03-12T10:00:00+01:00' })).toBeTruthy()
  const found = await branchOffers(world.call(), {
    product: 'rental',
    branchId: branch.id,
    ...period,
    driverAge: 30,
  })
  expect(found.offers).toEqual([])
})
