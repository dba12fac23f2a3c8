import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan } from '../testing.ts'
import { listExtras } from './list-extras.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

it('lists the extras of a product in the currency of the branch, in their order', async () => {
  const { sql } = world
  const rented = await makeClass(sql)
  const london = await makeBranch(sql, { currency: 'GBP', country: 'GB', time_zone: 'Europe/London' })
  await makeRatePlan(sql, { branch: london, class: rented })
  const extra = (id: string, product: string, sort: number) => sql`
    insert into extras (id, product, kind, name_en, name_fr, about_en, about_fr, charge, max_quantity, sort)
    values (${id}, ${product}, 'equipment', ${`${id} en`}, ${`${id} fr`}, 'about', 'à propos', 'per_day', 2, ${sort})`
  await extra('snow-chains', 'rental', 2)
  await extra('child-seat', 'rental', 1)
  await extra('car-wash', 'parking', 1)
  await extra('only-in-euros', 'rental', 3)
  await sql`insert into extra_prices (extra_id, currency, amount_minor) values
    ('snow-chains', 'GBP', 900), ('snow-chains', 'EUR', 1000), ('child-seat', 'GBP', 500), ('car-wash', 'GBP', 700),
    ('only-in-euros', 'EUR', 100)`
  const found = await listExtras(world.call(), { product: 'rental', branchId: london.id })
  expect(found.map(({ id, amountMinor, currency }) => [id, amountMinor, currency])).toEqual([
    ['child-seat', 500, 'GBP'],
    ['snow-chains', 900, 'GBP'],
  ])
  expect(found[0]).toMatchObject({
    name: { en: 'child-seat en', fr: 'child-seat fr' },
    charge: 'per_day',
    maxQuantity: 2,
  })
  const nowhere = { product: 'rental', branchId: 'nowhere' } as const
  await expect(listExtras(world.call(), nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
