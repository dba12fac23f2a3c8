/**
 * The storm: many clients do everything at once, over several API processes, on a PostgreSQL of its own; half-way an
 * API process is killed, later the database. Then everything that was acknowledged is looked for.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Sql } from '@forecourt/db'
import { makeBranch, makeClass, makeRatePlan, makeUnit } from '@forecourt/domain/testing'
import { startThrowaway } from '../../../scripts/lib/throwaway.mjs'
import { startOwnPostgres } from '../own-postgres.ts'
import { staffCookie } from '../staff.ts'
import { checkHistory, tallyHistory } from './check.ts'
import { type Caller, createHistory } from './client.ts'
import { anyOperation, type Storm } from './operations.ts'

export type StormOptions = { redisUrl: string; apis: number; clients: number; seconds: number; units: number }

/** @returns what is wrong, a sentence each */
export async function runStorm(options: StormOptions): Promise<string[]> {
  const postgres = await startOwnPostgres()
  try {
    const { redisUrl, apis } = options
    const stack = await startThrowaway({ adminUrl: postgres.url, redisUrl, seed: 'none', apis, jobs: true })
    const sql = connect(stack.databaseUrl, { max: 4 })
    try {
      const quotes = await makeFleet(sql, options.units)
      const history = createHistory()
      const staff = { cookie: await staffCookie(sql, stack.origins[0] ?? ''), origins: stack.origins }
      const lapse = async (id: string) => {
        await sql`update bookings set hold_expires_at = now() where id = ${id} and status = 'pending'`
        await sql`update claims set hold_expires_at = now() where booking_id = ${id} and hold_expires_at is not null`
      }
      const storm: Storm = {
        history,
        staff,
        sandbox: stack.sandbox,
        quote: (when) => quotes[when].pop(),
        lapse: (id) => lapse(id).catch(() => {}),
        held: [],
        confirmed: [],
        out: [],
      }
      const began = performance.now()
      const end = began + options.seconds * 1000
      const client = async () => {
        const caller: Caller = { cookie: `guest=${randomUUID()}`, origins: stack.origins }
        while (performance.now() < end)
          await anyOperation()
            .run(storm, caller)
            .then(() => sleep(5))
      }
      await Promise.all([
        ...Array.from({ length: options.clients }, client),
        disturb(options.seconds, stack.pids, history.weather, postgres.crash),
      ])
      await settled(sql)
      const wrong = await checkHistory(sql, history)
      report(history, performance.now() - began, options)
      return wrong
    } finally {
      await sql.end({ timeout: 5 })
      await stack.stop()
    }
  } finally {
    await postgres.stop()
  }
}

async function disturb(
  seconds: number,
  pids: readonly number[],
  weather: { outage: boolean },
  crash: () => Promise<void>,
): Promise<void> {
  await sleep(seconds * 333)
  const victim = pids.at(-1)
  if (victim) process.kill(victim, 'SIGKILL')
  console.log(`  killed API process ${victim}`)
  await sleep(seconds * 333)
  const began = performance.now()
  weather.outage = true
  await crash()
  console.log(`  stopped PostgreSQL at once; it was back after ${Math.round(performance.now() - began)} ms`)
  // Pools connect anew within two seconds.
  await sleep(3000)
  weather.outage = false
}

/** Waits until the workers have dealt with what was paid, or gives up. */
async function settled(sql: Sql): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from stripe_events where processed_at is null`
    if (row?.waiting === 0) return
    await sleep(500)
  }
}

/** Five branches, one class, and quotes: for rentals that begin now, and for the days to come, one in seven one way. */
async function makeFleet(sql: Sql, units: number): Promise<{ now: string[]; later: string[] }> {
  const unitClass = await makeClass(sql, { id: 'STORM' })
  for (let n = 0; n < 5; n++) {
    const branch = await makeBranch(sql, { id: `storm-${n}` })
    await makeRatePlan(sql, { branch, class: unitClass })
    for (let u = 0; u < units / 5; u++) {
      const id = randomUUID()
      await makeUnit(sql, { branch, class: unitClass }, { id, label: id, plate: id })
    }
  }
  const rows = await sql<{ id: string; begins: 'now' | 'later' }[]>`
    with wanted as (
      select n, case when n % 3 = 0 then 'now' else 'later' end as begins, 'storm-' || n % 5 as pickup,
        'storm-' || (n + case when n % 7 = 0 then 1 else 0 end) % 5 as dropoff,
        date_trunc('hour', now()) + make_interval(hours => 24 + (random() * 96)::int) as at, 4 + (random() * 44)::int as hours
      from generate_series(1, 30000) n
    ), made as (
      insert into quotes (id, product, class_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, driver_age, currency,
        lines, total_minor, rate_plan_id, created_at, expires_at)
      select gen_random_uuid(), 'rental', 'STORM', pickup, dropoff, case begins when 'now' then now() else at end,
        case begins when 'now' then now() else at end + make_interval(hours => hours), 30, 'EUR',
        '[{"code":"base.day","kind":"base","quantity":2,"unitMinor":4000,"amountMinor":8000,"params":{}}]', 8000, r.id,
        now(), now() + interval '1 hour'
      from wanted w join rate_plans r on r.branch_id = w.pickup
      returning id, starts_at
    )
    select id, case when starts_at <= now() then 'now' else 'later' end as begins from made order by random()`
  const of = (when: 'now' | 'later') => rows.filter(({ begins }) => begins === when).map(({ id }) => id)
  return { now: of('now'), later: of('later') }
}

function report(
  history: ReturnType<typeof createHistory>,
  ms: number,
  { apis, clients }: StormOptions,
): void {
  const times = history.entries.map((entry) => entry.ms).sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0)
  const perSecond = (history.entries.length / (ms / 1000)).toFixed(0)
  console.log(
    `  ${history.entries.length} requests of ${clients} clients over ${apis} processes, ${perSecond}/s, p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} ms`,
  )
  const unknowns = [...history.unknowns].map(([why, count]) => `${count} × ${why}`).join(', ')
  console.log(`  without an answer, and asked again: ${unknowns || 'none'}\n`)
  console.log('| operation | answers |\n| --- | --- |')
  for (const line of tallyHistory(history)) console.log(line)
}
