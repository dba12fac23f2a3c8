import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../kernel/index.ts'
import {
  createPromotion,
  createRatePlan,
  createRateRule,
  explain,
  listPromotions,
  listRatePlans,
  listRateRules,
  retirePromotion,
  retireRatePlan,
  retireRateRule,
} from '../pricing/index.ts'
import {
  createTestRuntime,
  makeBlock,
  makeBranch,
  makeClass,
  makeRatePlan,
  makeRateRule,
  makeUnit,
  userActor,
} from '../testing.ts'
import { makeQuote, previewPrices } from './index.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

const admin = userActor('admin')

/** A branch with its manager, and a class at 40.00 a day. */
async function managedBranch() {
  const { sql } = world
  const branch = await makeBranch(sql)
  const rented = await makeClass(sql)
  const plan = await makeRatePlan(sql, { branch, class: rented })
  const manager = userActor('manager', [branch.id])
  const wish = {
    ...{ classId: rented.id, pickupBranchId: branch.id, driverAge: 30 },
    ...{ from: '2026-03-06T10:00:00+01:00', to: '2026-03-08T10:00:00+01:00' },
  }
  const quote = () => makeQuote(world.call(), wish)
  const terms = { hourlyMinor: 600, dailyMinor: 5000, weeklyMinor: 25_000 }
  const season = {
    ...({ kind: 'season', product: 'rental', nameEn: 'March', nameFr: 'Mars', changeBp: 1000 } as const),
    ...{ branchId: branch.id, fromDate: '2026-03-01', toDate: '2026-03-31' },
  }
  return { sql, branch, rented, plan, manager, wish, quote, terms, season }
}

const call = (actor: Actor) => world.call(actor)
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  )

describe('a rate plan', () => {
  it('is changed by a new version, and what was quoted keeps its own', async () => {
    const { branch, rented, manager, quote, terms, plan } = await managedBranch()
    const before = await quote()
    const made = await createRatePlan(call(manager), { branchId: branch.id, classId: rented.id, terms })
    expect(made.version).toBe(2)
    expect((await quote()).totalMinor).toBe(10_000)
    const [listed] = await listRatePlans(call(manager), { branchId: branch.id })
    expect(listed).toMatchObject({
      id: made.id,
      dailyMinor: 5000,
      retiredAt: null,
      createdAt: '2026-03-02T08:00:00.000Z',
    })
    const told = await explain(call(manager), { quoteId: before.id })
    expect(told.lines[0]?.rule).toMatchObject({
      kind: 'rate_plan',
      id: plan.id,
      version: 1,
      numbers: { dailyMinor: 4000 },
    })
    const night = { weekday: 6, fromMinute: 0, toMinute: 480, hourlyMinor: 100 }
    await createRatePlan(call(manager), {
      ...{ branchId: branch.id, classId: rented.id, terms: { ...terms, tariffs: [night] } },
    })
    const [last] = await listRatePlans(call(manager), { branchId: branch.id })
    expect(last).toMatchObject({ version: 3, tariffs: [night] })
    const at = { branchId: branch.id, classId: rented.id, terms }
    expect(await code(createRatePlan(call(manager), { ...at, version: 2 }))).toBe('CHANGED_MEANWHILE')
    await retireRatePlan(call(manager), { ratePlanId: last?.id ?? '' })
    expect(await code(quote())).toBe('NOT_OFFERED')
  })

  it('is refused where it contradicts itself, field by field', async () => {
    const { branch, rented, manager, terms } = await managedBranch()
    const at = { branchId: branch.id, classId: rented.id }
    const fields = (over: object) =>
      createRatePlan(call(manager), { ...at, terms: { ...terms, ...over } }).catch((error) =>
        error.data.errors.map(({ field }: { field: string }) => field),
      )
    expect(await fields({ hourlyMinor: 5001 })).toEqual(['terms.hourlyMinor'])
    expect(await fields({ weeklyMinor: 35_001 })).toEqual(['terms.weeklyMinor'])
    expect(await fields({ monthlyMinor: 24_999 })).toEqual(['terms.monthlyMinor'])
    expect(await fields({ minMinutes: 60, maxMinutes: 59 })).toEqual(['terms.maxMinutes'])
    const night = { weekday: 0, fromMinute: 0, toMinute: 480, hourlyMinor: 100 }
    expect(await fields({ tariffs: [night, { ...night, fromMinute: 479, toMinute: 500 }] })).toEqual([
      'terms.tariffs',
    ])
    expect(await createRatePlan(call(manager), { ...at, terms: { ...terms, tariffs: [night] } })).toBeTruthy()
  })
})

describe('a rule', () => {
  it('moves prices from when it is made until it ends, in versions', async () => {
    const { manager, branch, quote, season } = await managedBranch()
    const { id } = await createRateRule(call(manager), { terms: season })
    expect((await quote()).totalMinor).toBe(8800)
    const [rule] = await listRateRules(call(manager), { branchId: branch.id })
    expect(rule).toMatchObject({ id, nameFr: 'Mars', fromDate: '2026-03-01', minDays: null })
    const again = await createRateRule(call(manager), {
      series: rule?.series,
      terms: { ...season, changeBp: 2000 },
    })
    expect(again.version).toBe(2)
    // Whoever has looked at the first version alone does not take the second's place unseen.
    const blind = { series: rule?.series, version: 1, terms: season }
    expect(await code(createRateRule(call(manager), blind))).toBe('CHANGED_MEANWHILE')
    const made = await quote()
    expect(made.totalMinor).toBe(9600)
    const told = await explain(call(manager), { quoteId: made.id })
    expect(told.lines[1]?.rule).toEqual({
      ...{ kind: 'rate_rule', id: again.id, name: 'March', version: 2 },
      numbers: {
        ...{ changeBp: 2000, fromDate: '2026-03-01', toDate: '2026-03-31' },
        ...{ weekdays: null, minDays: null, minTakenBp: null },
      },
    })
    expect(await code(retireRateRule(call(manager), { ruleId: id }))).toBe('NOT_FOUND')
    await retireRateRule(call(manager), { ruleId: again.id })
    expect((await quote()).totalMinor).toBe(8000)
    // Retired is what has no version in force, not what a newer one took the place of.
    const listed = { branchId: branch.id, retired: true }
    expect((await listRateRules(call(manager), listed)).map((one) => one.id)).toEqual([again.id])
    expect(await listRateRules(call(manager), { branchId: branch.id })).toEqual([])
  })

  it('is listed where it is tried: the more particular first, then the higher step, the longer stay', async () => {
    const { branch, rented, manager, season } = await managedBranch()
    const here = { product: 'rental' as const, nameEn: 'x', nameFr: 'x', branchId: branch.id }
    const steps = { ...here, kind: 'demand' as const, changeBp: 500 }
    const lengths = { ...here, kind: 'length' as const, changeBp: -500 }
    const made: Record<string, string> = {}
    for (const [word, terms] of Object.entries({
      ...{
        long: season,
        short: { ...season, toDate: '2026-03-07' },
        ofClass: { ...season, classId: rented.id },
      },
      ...{ quiet: { ...steps, minTakenBp: 1000 }, busy: { ...steps, minTakenBp: 8000 } },
      ...{ week: { ...lengths, minDays: 7 }, month: { ...lengths, minDays: 30 } },
    })) {
      made[(await createRateRule(call(manager), { terms })).id] = word
    }
    const words = async (kind: string) =>
      (await listRateRules(call(manager), { branchId: branch.id }))
        .filter((rule) => rule.kind === kind)
        .map(({ id }) => made[id])
    expect(await words('season')).toEqual(['ofClass', 'short', 'long'])
    expect(await words('demand')).toEqual(['busy', 'quiet'])
    expect(await words('length')).toEqual(['month', 'week'])
  })

  it('of one manager is no rule of another’s branch, a group’s or everybody’s', async () => {
    const [mine, other] = [await managedBranch(), await managedBranch()]
    const by = call(mine.manager)
    expect(await code(createRateRule(by, { terms: other.season }))).toBe('FORBIDDEN')
    expect(await code(createRateRule(by, { terms: { ...mine.season, branchId: null } }))).toBe('FORBIDDEN')
    const { id } = await createRateRule(call(other.manager), { terms: other.season })
    expect(await code(retireRateRule(by, { ruleId: id }))).toBe('FORBIDDEN')
    expect((await other.quote()).totalMinor).toBe(8800)
    expect(
      await code(createRateRule(call(userActor('agent', [mine.branch.id])), { terms: mine.season })),
    ).toBe('FORBIDDEN')
    const grouped = { ...mine.season, branchId: null, groupId: 'nowhere' }
    expect(await code(createRateRule(call(admin), { terms: grouped }))).toBe('INVALID_INPUT')
    expect(
      await code(
        createRatePlan(by, { branchId: other.branch.id, classId: other.rented.id, terms: mine.terms }),
      ),
    ).toBe('FORBIDDEN')
  })
})

describe('a preview', () => {
  it('says for each day what a quote would, and what a draft would change', async () => {
    const { sql, manager, branch, rented, wish, season } = await managedBranch()
    await makeRateRule(sql, { kind: 'weekday', weekdays: 96, change_bp: -1000, branch_id: branch.id })
    await makeRateRule(sql, { kind: 'demand', min_taken_bp: 0, change_bp: 500, branch_id: branch.id })
    const car = await makeUnit(sql, { branch, class: rented })
    await makeBlock(sql, { unit: car, from: '2026-03-05T00:00:00Z', to: '2026-03-07T00:00:00Z' })
    const asked = { branchId: branch.id, classId: rented.id, month: '2026-03', lengthMinutes: 2880 }
    const { days, currency } = await previewPrices(call(manager), { ...asked, draft: { terms: season } })
    expect([days.length, currency, days[0]?.from]).toEqual([31, 'EUR', '2026-03-01T09:00:00.000Z'])
    for (const day of [days[5], days[28]]) {
      const from = day?.from ?? ''
      const to = new Date(Date.parse(from) + 2880 * 60_000).toISOString()
      const quote = await makeQuote(world.call(), { ...wish, from, to })
      expect(day?.live).toMatchObject({
        totalMinor: quote.totalMinor,
        perDayMinor: quote.perDayMinor,
        lines: quote.lines,
      })
    }
    expect([days[5]?.takenBp, days[28]?.takenBp]).toEqual([10_000, 0])
    expect(days[5]?.draft?.lines.map(({ code: of }) => of.split('.')[0])).toContain('season')
    expect(days[5]?.draft?.totalMinor).toBe((days[5]?.live.totalMinor ?? 0) + 800)
    // On the last day one of two is in March.
    expect(days[30]?.draft?.totalMinor).toBe((days[30]?.live.totalMinor ?? 0) + 400)
    expect(await code(previewPrices(call(userActor('manager', ['elsewhere'])), asked))).toBe('FORBIDDEN')
  })

  it('puts a draft in the place of the rule that it would follow', async () => {
    const { manager, branch, rented, season } = await managedBranch()
    await createRateRule(call(manager), { terms: season })
    const [rule] = await listRateRules(call(manager), { branchId: branch.id })
    const { days } = await previewPrices(call(manager), {
      ...{ branchId: branch.id, classId: rented.id, month: '2026-03', lengthMinutes: 1440 },
      draft: { series: rule?.series, terms: { ...season, changeBp: 0 } },
    })
    expect([days[9]?.live.totalMinor, days[9]?.draft?.totalMinor]).toEqual([4400, 4000])
  })
})

describe('a code', () => {
  it('is made, used, replaced and retired', async () => {
    const { manager, branch, wish } = await managedBranch()
    const terms = {
      ...{ code: 'march20', name: 'March', kind: 'percent' as const, percentBp: 2000 },
      branchIds: [branch.id],
    }
    const { id } = await createPromotion(call(manager), terms)
    const made = await makeQuote(world.call(), { ...wish, promoCode: 'MARCH20' })
    expect(made).toMatchObject({ totalMinor: 6400, promoCode: 'MARCH20' })
    const told = await explain(call(manager), { quoteId: made.id })
    expect(told.lines[1]?.rule).toMatchObject({ kind: 'promotion', id, name: 'MARCH20', version: 1 })
    const next = await createPromotion(call(manager), { ...terms, percentBp: 1000 })
    expect(next.version).toBe(2)
    expect((await makeQuote(world.call(), { ...wish, promoCode: 'MARCH20' })).totalMinor).toBe(7200)
    expect((await listPromotions(call(manager), {})).map((promo) => promo.id)).toContain(next.id)
    await retirePromotion(call(manager), { promotionId: next.id })
    expect(await code(makeQuote(world.call(), { ...wish, promoCode: 'MARCH20' }))).toBe('PROMO_UNKNOWN')
    const retired = await listPromotions(call(manager), { retired: true })
    expect(retired.filter((promo) => promo.code === 'MARCH20').map((promo) => promo.id)).toEqual([next.id])
    expect(await code(createPromotion(call(manager), { ...terms, code: 'ALL20', branchIds: null }))).toBe(
      'FORBIDDEN',
    )
    expect(await code(createPromotion(call(admin), { ...terms, code: 'ALL20', percentBp: null }))).toBe(
      'INVALID_INPUT',
    )
  })
})
