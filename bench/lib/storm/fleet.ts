import { randomUUID } from 'node:crypto'
import type { Sql } from '@forecourt/db'
import { makeBranch, makeClass, makeRatePlan, makeUnit } from '@forecourt/domain/testing'

/**
 * Five branches, one class, and quotes: for rentals that begin now, and for the days to come, one in seven one way. Half
 * are paid at once, half at pick-up, held on the card or, a week ahead, with a card that is only saved.
 */
export async function makeFleet(sql: Sql, units: number): Promise<{ now: string[]; later: string[] }> {
  const unitClass = await makeClass(sql, { id: 'STORM' })
  for (let n = 0; n < 5; n++) {
    const branch = await makeBranch(sql, { id: `storm-${n}` })
    await makeRatePlan(sql, { branch, class: unitClass }, { flexible_payment: 'pickup' })
    for (let u = 0; u < units / 5; u++) {
      const id = randomUUID()
      await makeUnit(sql, { branch, class: unitClass }, { id, label: id, plate: id })
    }
  }
  const rows = await sql<{ id: string; begins: 'now' | 'later' }[]>`
    with wanted as (
      select n, case when n % 3 = 0 then 'now' else 'later' end as begins, 'storm-' || n % 5 as pickup,
        'storm-' || (n + case when n % 7 = 0 then 1 else 0 end) % 5 as dropoff,
        date_trunc('hour', now()) + make_interval(hours => 24 + (random() * 168)::int) as at, 4 + (random() * 44)::int as hours,
        case when n % 2 = 0 then 'prepaid' else 'flexible' end as option
      from generate_series(1, 30000) n
    ), made as (
      insert into quotes (id, product, class_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, driver_age, currency,
        lines, total_minor, rate_plan_id, rate_option, created_at, expires_at)
      select gen_random_uuid(), 'rental', 'STORM', pickup, dropoff, case begins when 'now' then now() else at end,
        case begins when 'now' then now() else at end + make_interval(hours => hours), 30, 'EUR',
        '[{"code":"base.day","kind":"base","quantity":2,"unitMinor":4000,"amountMinor":8000,"params":{}}]', 8000, r.id, option,
        now(), now() + interval '1 hour'
      from wanted w join rate_plans r on r.branch_id = w.pickup
      returning id, starts_at
    )
    select id, case when starts_at <= now() then 'now' else 'later' end as begins from made order by random()`
  const of = (when: 'now' | 'later') => rows.filter(({ begins }) => begins === when).map(({ id }) => id)
  return { now: of('now'), later: of('later') }
}
