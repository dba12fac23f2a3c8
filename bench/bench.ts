/**
 * `npm run bench`: holds and searches a second through the API, beside the same SQL run raw by pgbench and beside the
 * usual lock-check-reserve, on the full seed, in one run. Read the ratios: the machine is shared and noisy.
 *
 *   npm run bench                  everything
 *   npm run bench -- --seconds 20  longer
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { connect, type Sql } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import { startThrowaway } from '../scripts/lib/throwaway.mjs'
import { lockCheckReserve } from './lib/baseline.ts'
import { services } from './lib/env.ts'
import { postBooking } from './lib/http.ts'
import { load, row } from './lib/load.ts'
import { pgbench } from './lib/pgbench.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } })
const seconds = Number(values.seconds)
const clients = 16
const { adminUrl, redisUrl } = services()

const stack = await startThrowaway({ adminUrl, redisUrl, seed: 'full', apis: 1, jobs: false })
const sql = connect(stack.databaseUrl, { max: clients })
try {
  await holds()
  await searches()
  console.log(`\nPeak memory of the API process: ${peakMegabytes(stack.pids[0] ?? 0)} MB`)
  const breaches = (await checkInvariants(sql)).flatMap((result) => result.breaches)
  console.log(breaches.length === 0 ? 'Invariants: clean' : `Invariants broken: ${breaches.join('; ')}`)
} finally {
  await sql.end()
  await stack.stop()
}
process.exit(0)

async function holds(): Promise<void> {
  console.log(`Holds, ${clients} clients, ${seconds} s each, full seed`)
  await makeQuotes(sql, 200_000)
  const queue: string[] = []
  const quoteIds = async () => {
    if (queue.length === 0) {
      const rows = await sql<{ id: string }[]>`
        select quote_id as id from bench_quotes where n in (select nextval('bench_next') from generate_series(1, 500))`
      queue.push(...rows.map(({ id }) => id))
    }
    return queue.pop() ?? null
  }
  const origin = stack.origins[0] ?? ''
  const raw = await pgbench(
    stack.databaseUrl,
    new URL('./hold.sql', import.meta.url).pathname,
    clients,
    seconds,
  )
  const api = await load(clients, seconds, async () => {
    const id = await quoteIds()
    return id === null ? null : (await postBooking(origin, id)).status === 201
  })
  const baseline = lockCheckReserve(sql, redisUrl)
  const usual = await load(clients, seconds, async () => {
    const id = await quoteIds()
    return id === null ? null : baseline.hold(id)
  })
  await baseline.close()
  console.log(`${'raw SQL (pgbench)'.padEnd(44)}${raw.toFixed(0).padStart(7)}/s`)
  console.log(row('API, POST /api/v1/bookings', api))
  console.log(row('lock-check-reserve, in process, no HTTP', usual))
  console.log(
    `API ÷ raw ${(api.perSecond / raw).toFixed(2)}   API ÷ lock-check-reserve ${(api.perSecond / usual.perSecond).toFixed(2)}`,
  )
}

/** Quotes all over the country, for two days within the next 200, each class at each branch as often as it has units. */
async function makeQuotes(on: Sql, count: number): Promise<void> {
  await on`create table bench_quotes (n bigint primary key, quote_id uuid not null)`
  await on`create sequence bench_next`
  await on`
    with wanted as (
      select row_number() over (order by random()) as n, gen_random_uuid() as id, u.class_id, u.branch_id, r.id as plan, r.currency, r.daily_minor,
        date_trunc('hour', now()) + make_interval(days => 130 + (random() * 200)::int, hours => 9) as at
      from units u join rate_plans r on r.branch_id = u.branch_id and r.class_id = u.class_id and r.retired_at is null,
        generate_series(1, ceil(${count}::numeric / (select count(*) from units where product = 'rental'))::int)
      where u.product = 'rental'
    ), made as (
      insert into quotes (id, product, class_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, driver_age, currency, lines,
        total_minor, rate_plan_id, created_at, expires_at)
      select id, 'rental', class_id, branch_id, branch_id, at, at + interval '2 days', 30, currency,
        jsonb_build_array(jsonb_build_object('code', 'base.day', 'kind', 'base', 'quantity', 2, 'unitMinor', daily_minor,
          'amountMinor', 2 * daily_minor, 'params', '{}'::jsonb)), 2 * daily_minor, plan, now(), now() + interval '1 day' from wanted
    )
    insert into bench_quotes select n, id from wanted`
  await on`analyze quotes`
  await on`analyze bench_quotes`
}

async function searches(): Promise<void> {
  console.log(`\nSearches, ${clients} clients, ${seconds} s each`)
  const raw = await pgbench(
    stack.databaseUrl,
    new URL('./search.sql', import.meta.url).pathname,
    clients,
    seconds,
  )
  const origin = stack.origins[0] ?? ''
  const from = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 20 * 86_400_000).toISOString()
  const to = new Date(Date.parse(from) + 2 * 86_400_000).toISOString()
  const api = await load(clients, seconds, async () => {
    const near = { lat: 43 + Math.random() * 6, lng: Math.random() * 6, radiusKm: 50 }
    const input = encodeURIComponent(JSON.stringify({ product: 'rental', near, from, to }))
    const response = await fetch(`${origin}/api/trpc/availability.search?input=${input}`)
    await response.arrayBuffer()
    return response.ok
  })
  console.log(`${'raw SQL (pgbench)'.padEnd(44)}${raw.toFixed(0).padStart(7)}/s`)
  console.log(row('API, availability.search', api))
  console.log(`API ÷ raw ${(api.perSecond / raw).toFixed(2)}`)
}

/** The most memory the process ever had (Linux), in MB. */
function peakMegabytes(pid: number): string {
  try {
    return String(
      Math.round(Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1]) / 1024),
    )
  } catch {
    return 'unknown'
  }
}
