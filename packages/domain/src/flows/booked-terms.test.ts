import { seed } from '@forecourt/db/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calculatePrice, explain, settleReturn } from '../pricing/index.ts'
import {
  createTestRuntime,
  makeBranch,
  makeClass,
  makeCustomer,
  makeExtra,
  makePromotion,
  makeRatePlan,
  makeRateRule,
  makeUnit,
  userActor,
} from '../testing.ts'
import { bookedTerms } from './booked-terms.ts'
import { makeQuote } from './make-quote.ts'
import { type ChangedTerms, priceChange } from './price-change.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

/** A quote with everything on it: rules, a pair fee, extras, prepaid, a tier, a promotion and points. */
async function fullQuote() {
  const { sql } = world
  const [lyon, nice] = [await makeBranch(sql), await makeBranch(sql, { latitude: 43.7, longitude: 7.26 })]
  const rented = await makeClass(sql)
  const plan = await makeRatePlan(
    sql,
    { branch: lyon, class: rented },
    { prepaid_discount_bp: 1000, chosen_unit_minor: 900, young_driver_daily_minor: 1500 },
  )
  const unit = await makeUnit(sql, { branch: lyon, class: rented })
  await sql`insert into one_way_fees (id, from_branch_id, to_branch_id, currency, amount_minor, created_at)
    values (gen_random_uuid(), ${lyon.id}, ${nice.id}, 'EUR', 9900, ${new Date(0)})`
  const here = { branch_id: lyon.id }
  const rule = await makeRateRule(sql, { kind: 'weekday', weekdays: 96, change_bp: 1500, ...here })
  await makeRateRule(sql, { kind: 'demand', min_taken_bp: 0, change_bp: 500, ...here })
  await makeRateRule(sql, { kind: 'length', min_days: 3, change_bp: -500, ...here })
  await sql`insert into loyalty_rates values ('EUR', 100, 5) on conflict do nothing`
  await sql`insert into loyalty_tiers values ('gold', 'Gold', 'Or', 1000, 500) on conflict do nothing`
  const promo = await makePromotion(sql)
  const seat = await makeExtra(sql, lyon, 5)
  const ada = await makeCustomer(sql, 2000)
  const made = await makeQuote(world.call(ada), {
    ...{ unitId: unit.id, pickupBranchId: lyon.id, dropoffBranchId: nice.id, driverAge: 22 },
    ...{ from: '2026-03-05T10:00:00+01:00', to: '2026-03-09T12:00:00+01:00' },
    ...{
      extras: [{ id: seat, quantity: 2 }],
      ratePlanOption: 'prepaid',
      promoCode: promo.code,
      redeemPoints: 100,
    },
  })
  return { sql, lyon, nice, rented, plan, rule, promo, made }
}

describe('the terms of a quote', () => {
  it('price it as it was, whatever has changed since', async () => {
    const { sql, plan, rule, promo, made } = await fullQuote()
    expect(made.lines.map(({ code }) => code.split('.')[0])).toEqual([
      ...['base', 'base', 'weekday', 'demand', 'length', 'one_way', 'young_driver', 'chosen_unit', 'extra'],
      ...['prepaid', 'member', 'promo', 'points'],
    ])
    const retired = new Date('2026-03-02T09:00:00Z')
    world.clock.set(retired)
    await sql`update rate_plans set retired_at = ${retired} where id = ${plan.id}`
    await sql`update rate_rules set retired_at = ${retired} where id = ${rule.id}`
    await sql`update promotions set retired_at = ${retired} where id = ${promo.id}`
    const terms = await bookedTerms(sql, made.id)
    const again = calculatePrice(terms.input)
    expect([again.lines, again.totalMinor]).toEqual([made.lines, made.totalMinor])
    expect(settleReturn(terms, { end: terms.input.period.to })).toMatchObject({
      totalMinor: made.totalMinor,
      differenceMinor: 0,
    })
  })

  it('are explained, every line by the version that made it', async () => {
    const { sql, made, plan, rule, promo } = await fullQuote()
    world.clock.advance(1000)
    await sql`update rate_rules set retired_at = ${world.clock.now()} where id = ${rule.id}`
    const { lines } = await explain(world.call(userActor('agent')), { quoteId: made.id })
    expect(lines.map(({ line }) => line)).toEqual(made.lines)
    expect(lines.map(({ rule: of }) => of.kind)).toEqual([
      ...['rate_plan', 'rate_plan', 'rate_rule', 'rate_rule', 'rate_rule', 'one_way_fee'],
      ...['rate_plan', 'rate_plan', 'extra', 'rate_plan', 'loyalty_tier', 'promotion', 'loyalty_rate'],
    ])
    const ids = lines.map(({ rule: of }) => of.id)
    expect(ids).toEqual(expect.arrayContaining([plan.id, rule.id, promo.id]))
    for (const { rule: of } of lines)
      expect([of.version, of.name, Object.keys(of.numbers)]).not.toContain(undefined)
  })

  it('price a change by the same book', async () => {
    const { sql, rule, made, lyon, rented } = await fullQuote()
    world.clock.advance(3_600_000)
    const now = world.clock.now()
    await sql`update rate_rules set retired_at = ${now} where id = ${rule.id}`
    const terms = await bookedTerms(sql, made.id)
    const { period, driverAge } = terms.input
    const same = {
      class: rented,
      unitId: terms.quote.unit_id,
      pickup: terms.pickup,
      dropoff: terms.dropoff,
      driverAge,
    }
    const change = (to: Partial<ChangedTerms>) =>
      sql.begin((tx) => priceChange(tx, terms, { ...same, period, extras: terms.quote.extras, ...to }, now))
    const longer = await change({ period: { ...period, to: new Date('2026-03-11T12:00:00+01:00') } })
    expect(longer.price.totalMinor).toBeGreaterThan(made.totalMinor)
    expect(longer.price.lines.some(({ params }) => params.rule === rule.id)).toBe(true)
    expect(longer.byBook.priced_at).toEqual(terms.quote.created_at)
    const back = await change({ dropoff: lyon, extras: [] })
    expect(back.price.lines.map(({ code }) => code)).not.toContain('one_way')
  })
})

it('price every booking of the demonstration as its quote says', async () => {
  const demo = await createTestRuntime()
  await seed(demo.sql, { size: 'small', now: new Date('2026-06-18T13:40:00Z') })
  const quotes = await demo.sql<{ id: string; product: string }[]>`
    (select q.id, q.product from quotes q where product = 'rental' order by q.id limit 150)
    union all (select q.id, q.product from quotes q where product = 'parking' order by q.id limit 150)`
  expect(new Set(quotes.map(({ product }) => product)).size).toBe(2)
  for (const { id } of quotes) {
    const terms = await bookedTerms(demo.sql, id)
    expect(calculatePrice(terms.input).lines).toEqual(terms.lines)
  }
  await demo.drop()
})
