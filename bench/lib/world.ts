import { randomUUID } from 'node:crypto'
import type { Sql } from '@forecourt/db'
import { makeBranch, makeClass, makeRatePlan, makeUnit } from '@forecourt/domain/testing'

export type World = {
  branch: { id: string; currency: string }
  unitClass: { id: string; product: 'rental' | 'parking' }
  plan: { id: string }
}

/** One branch with so many free cars of one class. */
export async function makeWorld(sql: Sql, units: number): Promise<World> {
  const branch = await makeBranch(sql, { id: `race-${randomUUID().slice(0, 8)}` })
  const unitClass = await makeClass(sql, { id: `RACE-${randomUUID().slice(0, 8).toUpperCase()}` })
  const plan = await makeRatePlan(sql, { branch, class: unitClass })
  for (let n = 0; n < units; n++) {
    const id = randomUUID()
    await makeUnit(sql, { branch, class: unitClass }, { id, label: id, plate: id })
  }
  return { branch, unitClass, plan }
}

/** What a quote asks for besides a car; it begins a week from now unless it says otherwise. */
export type Besides = { extras?: { id: string; quantity: number }[]; promotionId?: string; from?: Date }

const nextWeek = () => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 7 * 86_400_000)

/** So many quotes for the same two days, straight into their table. */
export async function makeQuotes(
  sql: Sql,
  world: World,
  count: number,
  { extras = [], promotionId, from = nextWeek() }: Besides = {},
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into quotes (id, product, class_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, driver_age,
      currency, lines, total_minor, rate_plan_id, extras, promotion_id, promo_minor, created_at, expires_at)
    select gen_random_uuid(), 'rental', ${world.unitClass.id}, ${world.branch.id}, ${world.branch.id}, ${from}::timestamptz,
      ${from}::timestamptz + interval '2 days', 30, 'EUR',
      '[{"code":"base.day","kind":"base","quantity":2,"unitMinor":4000,"amountMinor":8000,"params":{}}]', 8000,
      ${world.plan.id}, ${sql.json(extras)}, ${promotionId ?? null}, ${promotionId ? 500 : 0}, now(), now() + interval '15 minutes'
    from generate_series(1, ${count}) returning id`
  return rows.map((row) => row.id)
}
