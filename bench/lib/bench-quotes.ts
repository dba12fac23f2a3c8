import { randomUUID } from 'node:crypto'
import type { Sql } from '@forecourt/db'
import { makeBranch, makeClass, makeRatePlan, makeUnit } from '@forecourt/domain/testing'

/** Quotes to be held, in the order of a sequence that all clients and pgbench share. */
export type QuotePile = { next: () => Promise<string | null> }

/** A pile over the table that `fill` has filled. */
export function openPile(sql: Sql, table: string): QuotePile {
  const queue: string[] = []
  let filling: Promise<void> | undefined
  const fill = async () => {
    const rows = await sql<{ id: string }[]>`
      select quote_id as id from ${sql(table)} where n in (select nextval(${`${table}_next`}) from generate_series(1, 500))`
    queue.push(...rows.map(({ id }) => id))
  }
  const next = async (): Promise<string | null> => {
    if (queue.length === 0) {
      filling ??= fill()
      await filling
      filling = undefined
    }
    return queue.pop() ?? null
  }
  return { next }
}

/** Quotes all over the country, for two days within 200 days, each class at each branch as often as it has units. */
export async function quoteCountry(sql: Sql, table: string, count: number, fromDay: number): Promise<void> {
  await fill(
    sql,
    table,
    sql`
      select u.class_id, u.branch_id, r.id as plan, r.currency, r.daily_minor,
        date_trunc('hour', now()) + make_interval(days => ${fromDay} + (random() * 200)::int, hours => 9) as at, interval '2 days' as long
      from units u join rate_plans r on r.branch_id = u.branch_id and r.class_id = u.class_id and r.retired_at is null,
        generate_series(1, ceil(${count}::numeric / (select count(*) from units where product = 'rental'))::int)
      where u.product = 'rental' and u.class_id not like 'BENCH%'`,
  )
}

/** Branches of forty cars of one class each; quotes for two hours within 300 days at the first so many of them. */
export async function quoteHot(sql: Sql, table: string, branches: number, count: number): Promise<void> {
  await fill(
    sql,
    table,
    sql`
      select r.class_id, r.branch_id, r.id as plan, r.currency, r.daily_minor,
        date_trunc('hour', now()) + make_interval(days => 130 + (random() * 300)::int, hours => 4 * (random() * 5)::int) as at,
        interval '2 hours' as long
      from (select * from rate_plans where class_id = 'BENCH' order by branch_id limit ${branches}) r,
        generate_series(1, ${Math.ceil(count / branches)})`,
  )
}

/** @param branches how many of forty cars each */
export async function makeHotFleet(sql: Sql, branches: number): Promise<void> {
  const unitClass = await makeClass(sql, { id: 'BENCH' })
  for (let b = 0; b < branches; b++) {
    const branch = await makeBranch(sql, {
      id: `bench-${String(b).padStart(2, '0')}`,
      latitude: -40,
      longitude: -20,
    })
    await makeRatePlan(sql, { branch, class: unitClass })
    for (let n = 0; n < 40; n++) {
      const id = randomUUID()
      await makeUnit(sql, { branch, class: unitClass }, { id, label: id, plate: id })
    }
  }
}

async function fill(sql: Sql, table: string, wanted: ReturnType<Sql>): Promise<void> {
  await sql`create table ${sql(table)} (n bigint primary key, quote_id uuid not null)`
  await sql`create sequence ${sql(`${table}_next`)}`
  await sql`
    with wanted as (select row_number() over (order by random()) as n, gen_random_uuid() as id, w.* from (${wanted}) w),
    made as (
      insert into quotes (id, product, class_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, driver_age, currency, lines,
        total_minor, rate_plan_id, created_at, expires_at)
      select id, 'rental', class_id, branch_id, branch_id, at, at + long, 30, currency,
        jsonb_build_array(jsonb_build_object('code', 'base.day', 'kind', 'base', 'quantity', 2, 'unitMinor', daily_minor,
          'amountMinor', 2 * daily_minor, 'params', '{}'::jsonb)), 2 * daily_minor, plan, now(), now() + interval '1 day' from wanted
    )
    insert into ${sql(table)} select n, id from wanted`
  await sql`analyze quotes`
  await sql`analyze ${sql(table)}`
}
