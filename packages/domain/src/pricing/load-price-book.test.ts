import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeRateRule } from '../testing.ts'
import { loadPriceBook, loadPriceBooks } from './load-price-book.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

const at = new Date('2026-03-02T08:00:00Z')
const earlier = new Date('2026-01-01T00:00:00Z')

/** Two branches, one of them in a group, both with two classes. */
async function twoBranches() {
  const { sql } = world
  const [lyon, nice] = [await makeBranch(sql), await makeBranch(sql)]
  const [small, large] = [await makeClass(sql), await makeClass(sql)]
  for (const branch of [lyon, nice]) {
    for (const of of [small, large]) await makeRatePlan(sql, { branch, class: of })
  }
  await sql`insert into branch_groups (id, name) values (${`coast-${nice.id}`}, 'The coast')`
  await sql`insert into branch_group_members (group_id, branch_id, joined_at)
    values (${`coast-${nice.id}`}, ${nice.id}, ${earlier})`
  const season = (over: object) =>
    makeRateRule(sql, {
      ...{ kind: 'season', change_bp: 1000, from_date: '2026-07-01', to_date: '2026-08-31' },
      ...over,
    })
  const book = (branchId: string, classId: string, then = at) =>
    loadPriceBook(sql, { branchId, classId, product: 'rental', at: then })
  return { sql, lyon, nice, small, large, season, book, group: `coast-${nice.id}` }
}

describe('a price book', () => {
  it('has the rules that concern its branch and class, the most particular first', async () => {
    const { lyon, nice, small, large, season, book, group } = await twoBranches()
    const ofBranch = await season({ branch_id: nice.id })
    const ofGroup = await season({ group_id: group })
    const ofClass = await season({ group_id: group, class_id: small.id })
    const ids = async (branchId: string, classId: string) =>
      (await book(branchId, classId)).seasons.map(({ id }) => id)
    expect(await ids(nice.id, small.id)).toEqual([ofBranch.id, ofClass.id, ofGroup.id])
    expect(await ids(nice.id, large.id)).toEqual([ofBranch.id, ofGroup.id])
    expect(await ids(lyon.id, small.id)).toEqual([])
  })

  it('puts the shorter of two seasons first', async () => {
    const { nice, small, season, book } = await twoBranches()
    await season({ branch_id: nice.id })
    const festival = await season({ branch_id: nice.id, from_date: '2026-07-10', to_date: '2026-07-20' })
    expect((await book(nice.id, small.id)).seasons[0]).toMatchObject({
      id: festival.id,
      dates: [Date.UTC(2026, 6, 10) / 86_400_000, Date.UTC(2026, 6, 20) / 86_400_000],
    })
  })

  it('keeps demand between the floor and the ceiling of the plan', async () => {
    const { sql, lyon, nice, small, book } = await twoBranches()
    await sql`update rate_plans set demand_floor_bp = 9000, demand_ceiling_bp = 12000 where branch_id = ${nice.id}`
    for (const branch of [lyon, nice]) {
      const step = { kind: 'demand', branch_id: branch.id } as const
      await makeRateRule(sql, { ...step, min_taken_bp: 8000, change_bp: 4000 })
      await makeRateRule(sql, { ...step, min_taken_bp: 0, change_bp: -2000 })
    }
    const moves = async (branchId: string) =>
      (await book(branchId, small.id)).demand.map(({ minTakenBp, changeBp }) => [minTakenBp, changeBp])
    expect(await moves(lyon.id)).toEqual([
      [8000, 4000],
      [0, -2000],
    ])
    expect(await moves(nice.id)).toEqual([
      [8000, 2000],
      [0, -1000],
    ])
  })

  it('is the one of its instant: plan, rules, groups and fees', async () => {
    const { sql, lyon, nice, small, season, book, group } = await twoBranches()
    const later = new Date('2026-04-01T00:00:00Z')
    await season({ group_id: group, retired_at: later })
    const [first] = await sql`update rate_plans set retired_at = ${later}
      where branch_id = ${nice.id} and class_id = ${small.id} returning id`
    const second = await makeRatePlan(
      sql,
      { branch: nice, class: small },
      { version: 2, daily_minor: 4500, created_at: later },
    )
    await sql`insert into one_way_fees (id, from_branch_id, to_branch_id, currency, amount_minor, created_at)
      values (gen_random_uuid(), ${nice.id}, ${lyon.id}, 'EUR', 9900, ${later})`
    const before = await book(nice.id, small.id, new Date(later.getTime() - 1))
    expect([before.plan.id, before.seasons.length]).toEqual([first?.id, 1])
    const after = await loadPriceBook(sql, {
      ...{ branchId: nice.id, classId: small.id, product: 'rental', at: later },
      dropoffBranchId: lyon.id,
    })
    expect([after.plan.id, after.seasons.length]).toEqual([second.id, 0])
    expect(after.oneWayFees.get(lyon.id)).toMatchObject({ amountMinor: 9900 })
    await sql`update branch_group_members set left_at = ${at} where branch_id = ${nice.id}`
    expect((await book(nice.id, small.id)).seasons).toHaveLength(0)
    expect((await book(nice.id, small.id, new Date(at.getTime() - 1))).seasons).toHaveLength(1)
  })

  it('takes as many statements for many branches as for one', async () => {
    const { sql, lyon, nice } = await twoBranches()
    const counted = async (branchIds: string[]) => {
      let statements = 0
      const counting = new Proxy(sql, {
        apply: (target, self, args: [TemplateStringsArray]) => {
          // Fragments of a statement begin otherwise.
          if (/^\s*select (r\.)?\*/.test(args[0]?.[0] ?? '')) statements++
          return Reflect.apply(target, self, args)
        },
      })
      const books = await loadPriceBooks(counting, {
        branchIds,
        product: 'rental',
        at,
        dropoffBranchId: lyon.id,
      })
      return { statements, books: books.length }
    }
    expect(await counted([nice.id])).toEqual({ statements: 3, books: 2 })
    expect(await counted([lyon.id, nice.id])).toEqual({ statements: 3, books: 4 })
  })

  it('is not there where the class has no price', async () => {
    const { nice, book } = await twoBranches()
    await expect(book(nice.id, 'OTHER')).rejects.toMatchObject({ code: 'NOT_OFFERED' })
  })
})

describe('the database refuses', () => {
  const insertAnother = async (over: object) => {
    const { sql, nice, small } = await twoBranches()
    return makeRatePlan(sql, { branch: nice, class: small }, { version: 2, ...over }).then(
      () => 'accepted',
      (error) => error.code,
    )
  }

  it.each([
    ['two plans of a class at once', { retired_at: at }, '23P01'],
    ['a month dearer than its weeks', { monthly_minor: 90_001, created_at: at, retired_at: at }, '23514'],
    ['nothing about a version that was never in force', { created_at: at, retired_at: at }, 'accepted'],
  ])('%s', async (_what, over, code) => {
    expect(await insertAnother(over)).toBe(code)
  })

  it.each([
    ['a season without dates', { kind: 'season', change_bp: 100 }],
    ['a length that makes dearer', { kind: 'length', min_days: 3, change_bp: 1 }],
    ['a weekday that takes a third', { kind: 'weekday', weekdays: 1, change_bp: -3001 }],
    ['demand without a step', { kind: 'demand', change_bp: 100 }],
  ] as const)('%s', async (_what, rule) => {
    await expect(makeRateRule(world.sql, rule)).rejects.toMatchObject({ code: '23514' })
  })
})
