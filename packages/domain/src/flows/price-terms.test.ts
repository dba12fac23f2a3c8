import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  listBranchGroups,
  listExtraStock,
  listExtras,
  listLoyaltyTiers,
  listRateRules,
  loyalty,
  setExtraStock,
  setGroupMember,
  setOneWayFee,
} from '../pricing/index.ts'
import {
  createTestRuntime,
  makeBranch,
  makeClass,
  makeCustomer,
  makeExtra,
  makeRatePlan,
  makeRateRule,
  userActor,
} from '../testing.ts'
import { listOneWayFees, makeQuote } from './index.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

/** Two branches with their managers, and a class that can be left at either. */
async function twoBranches() {
  const { sql } = world
  const [lyon, nice] = [await makeBranch(sql), await makeBranch(sql)]
  const rented = await makeClass(sql)
  for (const branch of [lyon, nice]) await makeRatePlan(sql, { branch, class: rented })
  const from = '2026-03-06T10:00:00+01:00'
  const wish = { classId: rented.id, driverAge: 30, from, to: '2026-03-08T10:00:00+01:00' }
  const lines = async (over: object = {}) => {
    const quote = await makeQuote(world.call(), { ...wish, pickupBranchId: lyon.id, ...over })
    return new Map(quote.lines.map(({ code, amountMinor }) => [code.split('.')[0], amountMinor]))
  }
  return { sql, lyon, nice, wish, lines, manager: world.call(userActor('manager', [lyon.id])) }
}

const admin = userActor('admin')
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  )

it('a one-way fee is the manager’s of where the car comes from, until it goes by distance again', async () => {
  const { lyon, nice, lines, manager } = await twoBranches()
  const there = { branchId: lyon.id, toBranchId: nice.id }
  const byDistance = (await lines({ dropoffBranchId: nice.id })).get('one_way')
  await setOneWayFee(manager, { ...there, amountMinor: 4200 })
  await setOneWayFee(manager, { ...there, amountMinor: 2500 })
  expect((await lines({ dropoffBranchId: nice.id })).get('one_way')).toBe(2500)
  expect(await listOneWayFees(manager, { branchId: lyon.id })).toEqual([
    { branchId: nice.id, branchName: nice.name, amountMinor: 2500, currency: 'EUR' },
  ])
  await setOneWayFee(manager, { ...there, amountMinor: null })
  expect((await lines({ dropoffBranchId: nice.id })).get('one_way')).toBe(byDistance)
  expect(await listOneWayFees(manager, { branchId: lyon.id })).toEqual([])

  const back = { branchId: nice.id, toBranchId: lyon.id, amountMinor: 1 }
  expect(await code(setOneWayFee(manager, back))).toBe('FORBIDDEN')
  expect(await code(listOneWayFees(manager, { branchId: nice.id }))).toBe('FORBIDDEN')
  expect(await code(setOneWayFee(manager, { ...there, toBranchId: lyon.id, amountMinor: 1 }))).toBe(
    'INVALID_INPUT',
  )
  expect(await code(setOneWayFee(manager, { ...there, toBranchId: 'nowhere', amountMinor: 1 }))).toBe(
    'NOT_FOUND',
  )
})

it('an administrator says which branches a group has; its rules follow', async () => {
  const { sql, lyon, lines, manager } = await twoBranches()
  const groupId = `coast-${lyon.id}`
  await sql`insert into branch_groups (id, name) values (${groupId}, 'The coast')`
  await makeRateRule(sql, { kind: 'weekday', weekdays: 127, change_bp: 1000, group_id: groupId })
  const set = (member: boolean) => setGroupMember(world.call(admin), { groupId, branchId: lyon.id, member })
  const members = async () =>
    (await listBranchGroups(manager, {})).find(({ id }) => id === groupId)?.branchIds
  expect((await lines()).get('weekday')).toBeUndefined()
  await set(true)
  await set(true)
  expect(await members()).toEqual([lyon.id])
  expect((await lines()).get('weekday')).toBe(800)
  expect(await listRateRules(manager, { branchId: lyon.id })).toHaveLength(1)
  world.clock.advance(60_000)
  await set(false)
  expect(await members()).toEqual([])
  expect((await lines()).get('weekday')).toBeUndefined()
  world.clock.advance(60_000)
  await set(true)
  expect(await members()).toEqual([lyon.id])

  const asked = { groupId, branchId: lyon.id, member: true }
  expect(await code(setGroupMember(manager, asked))).toBe('FORBIDDEN')
  const nowhere = { ...asked, groupId: 'nowhere' }
  expect(await code(setGroupMember(world.call(admin), nowhere))).toBe('NOT_FOUND')
})

it('tiers are for the staff to look up', async () => {
  const { sql, manager } = await twoBranches()
  const id = 'silver'
  await sql`insert into loyalty_tiers ${sql({ id, name_en: 'Silver', name_fr: 'Argent', min_points: 500, discount_bp: 300 })}`
  const tiers = await listLoyaltyTiers(manager, {})
  expect(tiers.find((tier) => tier.id === id)).toMatchObject({ nameFr: 'Argent', discountBp: 300 })
  expect(await code(listLoyaltyTiers(world.call(), {}))).toBe('UNAUTHENTICATED')
})

it('the stock of an extra is a manager’s to say', async () => {
  const { sql, manager, lyon: branch, wish } = await twoBranches()
  const seat = await makeExtra(sql, branch, null)
  const left = async () => {
    const { from, to } = wish
    const list = await listExtras(world.call(), { product: 'rental', branchId: branch.id, from, to })
    return list.find(({ id }) => id === seat)?.left
  }
  expect(await left()).toBeNull()
  const stock = async () =>
    (await listExtraStock(manager, { branchId: branch.id })).find(({ id }) => id === seat)
  expect(await stock()).toMatchObject({ quantity: null, out: 0 })
  await setExtraStock(manager, { branchId: branch.id, extraId: seat, quantity: 4 })
  await setExtraStock(manager, { branchId: branch.id, extraId: seat, quantity: 3 })
  expect(await left()).toBe(3)
  expect(await stock()).toMatchObject({ quantity: 3, out: 0 })
  expect(await code(setExtraStock(manager, { branchId: branch.id, extraId: 'unknown', quantity: 1 }))).toBe(
    'NOT_FOUND',
  )
  expect(
    await code(
      setExtraStock(world.call(userActor('manager')), { branchId: branch.id, extraId: seat, quantity: 1 }),
    ),
  ).toBe('FORBIDDEN')
})

it('an account tells its points', async () => {
  const ada = await makeCustomer(world.sql, 40)
  expect(await loyalty(world.call(ada), {})).toMatchObject({
    balance: 40,
    entries: [{ kind: 'adjusted', points: 40, bookingId: null }],
  })
  expect(await code(loyalty(world.call(), {}))).toBe('UNAUTHENTICATED')
})
