import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../kernel/index.ts'
import {
  createBranchGroup,
  createRateRule,
  listBranchGroups,
  listLoyaltyTiers,
  removeLoyaltyTier,
  renameBranchGroup,
  retireBranchGroup,
  retireRateRule,
  setGroupMember,
  setLoyaltyTier,
} from '../pricing/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, userActor } from '../testing.ts'
import { makeQuote } from './index.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

const admin = userActor('admin')
const call = (actor: Actor) => world.call(actor)
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  )

/** A branch with its manager, and a class at 40.00 a day. */
async function managedBranch() {
  const { sql } = world
  const branch = await makeBranch(sql)
  const rented = await makeClass(sql)
  await makeRatePlan(sql, { branch, class: rented })
  const wish = {
    ...{ classId: rented.id, pickupBranchId: branch.id, driverAge: 30 },
    ...{ from: '2026-03-06T10:00:00+01:00', to: '2026-03-08T10:00:00+01:00' },
  }
  const season = {
    ...({ kind: 'season', product: 'rental', nameEn: 'March', nameFr: 'Mars' } as const),
    ...{ fromDate: '2026-03-01', toDate: '2026-03-31' },
  }
  return {
    branch,
    manager: userActor('manager', [branch.id]),
    quote: () => makeQuote(world.call(), wish),
    season,
  }
}

describe('a group of branches', () => {
  it('is made, filled, named anew, and given up once no rule is made for it', async () => {
    const { branch, season, quote } = await managedBranch()
    const { id: groupId } = await createBranchGroup(call(admin), { name: 'Coast' })
    await setGroupMember(call(admin), { groupId, branchId: branch.id, member: true })
    await renameBranchGroup(call(admin), { groupId, name: 'South coast' })
    const terms = { ...season, branchId: null, groupId, changeBp: 5000 }
    const rule = await createRateRule(call(admin), { terms })
    expect((await quote()).totalMinor).toBe(12_000)
    const groups = () => listBranchGroups(call(admin), {})
    expect(await groups()).toContainEqual(
      expect.objectContaining({ id: groupId, name: 'South coast', branchIds: [branch.id] }),
    )
    await expect(retireBranchGroup(call(admin), { groupId })).rejects.toMatchObject({
      code: 'GROUP_IN_USE',
      data: { rules: [{ en: 'March', fr: 'Mars' }] },
    })
    await retireRateRule(call(admin), { ruleId: rule.id })
    await retireBranchGroup(call(admin), { groupId })
    expect((await groups()).map(({ id }) => id)).not.toContain(groupId)
    expect(await code(retireBranchGroup(call(admin), { groupId }))).toBe('NOT_FOUND')
    expect(await code(setGroupMember(call(admin), { groupId, branchId: branch.id, member: true }))).toBe(
      'NOT_FOUND',
    )
    expect((await quote()).totalMinor).toBe(8000)
  })

  it('is made by administrators alone', async () => {
    const { manager } = await managedBranch()
    expect(await code(createBranchGroup(call(manager), { name: 'Coast' }))).toBe('FORBIDDEN')
  })
})

describe('a tier of members', () => {
  const tier = { tierId: null, nameEn: 'Platinum', nameFr: 'Platine', minPoints: 90_000, discountBp: 1500 }
  const tiers = () => listLoyaltyTiers(call(admin), {})

  it('is made, changed and removed; two never begin at the same points', async () => {
    const before = await tiers()
    await setLoyaltyTier(call(admin), tier)
    expect(await tiers()).toContainEqual(expect.objectContaining({ id: 'platinum', discountBp: 1500 }))
    expect(await code(setLoyaltyTier(call(admin), { ...tier, minPoints: 95_000 }))).toBe('INVALID_INPUT')
    const other = { ...tier, nameEn: 'Diamond', nameFr: 'Diamant' }
    await expect(setLoyaltyTier(call(admin), other)).rejects.toMatchObject({
      data: { errors: [{ field: 'minPoints' }] },
    })
    await setLoyaltyTier(call(admin), { ...other, tierId: 'platinum', discountBp: 2000 })
    expect(await tiers()).toContainEqual(
      expect.objectContaining({ id: 'platinum', nameEn: 'Diamond', discountBp: 2000 }),
    )
    await removeLoyaltyTier(call(admin), { tierId: 'platinum' })
    expect(await tiers()).toEqual(before)
    expect(await code(removeLoyaltyTier(call(admin), { tierId: 'platinum' }))).toBe('NOT_FOUND')
  })

  it('has a name of letters, at most 30 percent, and is an administrator’s', async () => {
    const { manager } = await managedBranch()
    expect(await code(setLoyaltyTier(call(admin), { ...tier, nameEn: '1' }))).toBe('INVALID_INPUT')
    expect(await code(setLoyaltyTier(call(admin), { ...tier, discountBp: 3001 }))).toBe('INVALID_INPUT')
    expect(await code(setLoyaltyTier(call(manager), tier))).toBe('FORBIDDEN')
  })
})
