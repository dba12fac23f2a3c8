/**
 * `npm run bench`: holds and searches a second through the API, beside the same SQL run raw by pgbench, beside the
 * usual lock-check-reserve, on one hot class, and with ten times the bookings; on the full seed, in one run. Read the
 * ratios: the machine is shared and noisy. Ends with an error when an aim is missed.
 *
 *   npm run bench                  everything
 *   npm run bench -- --seconds 20  longer
 *   npm run bench -- --size small  on a small seed, to see that it works
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { connect } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import { startThrowaway } from '../scripts/lib/throwaway.mjs'
import { lockCheckReserve } from './lib/baseline.ts'
import { makeHotFleet, openPile, quoteCountry, quoteHot } from './lib/bench-quotes.ts'
import { services } from './lib/env.ts'
import { ask, postBooking } from './lib/http.ts'
import { type Figures, load, row } from './lib/load.ts'
import { pgbench } from './lib/pgbench.ts'
import { growTenfold } from './lib/tenfold.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, size: { type: 'string', default: 'full' } },
})
const size = values.size === 'small' ? 'small' : 'full'
const seconds = Number(values.seconds)
const clients = 16
const quotes = size === 'full' ? 200_000 : 20_000
const { adminUrl, redisUrl } = services()

const stack = await startThrowaway({ adminUrl, redisUrl, seed: size, apis: 1, jobs: false })
const sql = connect(stack.databaseUrl, { max: clients })
const origin = stack.origins[0] ?? ''
const script = (name: string) => new URL(`./${name}.sql`, import.meta.url).pathname
let missed = 0
try {
  console.log(`${clients} clients, ${seconds} s each, ${size} seed\n`)
  console.log(
    '| what | a second | p50 ms | p95 ms | p99 ms | refused |\n| --- | --- | --- | --- | --- | --- |',
  )
  await quoteCountry(sql, 'bench_quotes', quotes, 130)
  await makeHotFleet(sql, clients)
  await quoteHot(sql, 'bench_hot', 1, 30_000)
  await quoteHot(sql, 'bench_wide', clients, 30_000)

  // Neither the statements nor the code of a process that has just started are compiled.
  const pile = openPile(sql, 'bench_quotes')
  await load(clients, 3, async () => (await postBooking(origin, (await pile.next()) ?? '')).status === 201)
  await load(clients, 3, searchOnce)

  const raw = await pgbench(stack.databaseUrl, script('hold'), clients, seconds)
  tell('holds, raw SQL (pgbench)', { perSecond: raw })
  const holds = await holdFrom('holds, POST /api/v1/bookings', 'bench_quotes')
  const usual = await lockedHolds('lock-check-reserve, no HTTP', 'bench_quotes')
  const wide = await holdFrom('holds at 16 branches of 40 cars', 'bench_wide')
  const hot = await holdFrom('holds of one class at one branch of 40 cars', 'bench_hot')
  await lockedHolds('lock-check-reserve of that class, no HTTP', 'bench_hot')
  const search = await searches('searches, availability.search')
  const memory = peakMegabytes(stack.pids[0] ?? 0)
  const soundBefore = await sound()

  const times = await growTenfold(sql)
  await quoteCountry(sql, 'bench_quotes_more', quotes, 335)
  const more = await holdFrom(`holds, ${times.toFixed(1)} × the bookings`, 'bench_quotes_more')
  const searchMore = await searches(`searches, ${times.toFixed(1)} × the bookings`)

  console.log('\n| ratio | figure | aim |\n| --- | --- | --- |')
  atLeast('API holds ÷ raw SQL', holds.perSecond / raw, 0.5)
  atLeast('API holds ÷ lock-check-reserve', holds.perSecond / usual.perSecond, 3)
  atLeast('hot class ÷ uncontended', hot.perSecond / wide.perSecond, 0.8)
  atLeast('holds, 10 × the bookings ÷ 1 ×', more.perSecond / holds.perSecond, 0.85)
  atMost('search p95, 10 × the bookings ÷ 1 ×', searchMore.p95 / search.p95, 1.3)
  console.log(
    `\nPeak memory of the API process: ${memory} MB, in the end ${peakMegabytes(stack.pids[0] ?? 0)} MB`,
  )
  console.log(`Invariants: ${soundBefore && (await sound()) ? 'clean' : 'broken'}`)
} finally {
  await sql.end()
  await stack.stop()
}
process.exit(missed === 0 ? 0 : 1)

async function holdFrom(title: string, table: string): Promise<Figures> {
  const pile = openPile(sql, table)
  const figures = await load(clients, seconds, async () => {
    const id = await pile.next()
    return id === null ? null : (await postBooking(origin, id)).status === 201
  })
  return tell(title, figures)
}

async function lockedHolds(title: string, table: string): Promise<Figures> {
  const pile = openPile(sql, table)
  const baseline = lockCheckReserve(sql, redisUrl)
  const figures = await load(clients, seconds, async () => {
    const id = await pile.next()
    return id === null ? null : baseline.hold(id)
  })
  await baseline.close()
  return tell(`holds, ${title}`, figures)
}

async function searches(title: string): Promise<Figures> {
  const raw = await pgbench(stack.databaseUrl, script('search'), clients, seconds)
  tell(`${title}, raw SQL (pgbench)`, { perSecond: raw })
  return tell(title, await load(clients, seconds, searchOnce))
}

async function searchOnce(): Promise<boolean> {
  const from = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 20 * 86_400_000).toISOString()
  const to = new Date(Date.parse(from) + 2 * 86_400_000).toISOString()
  const near = { lat: 43 + Math.random() * 6, lng: Math.random() * 6, radiusKm: 50 }
  const input = encodeURIComponent(JSON.stringify({ product: 'rental', near, from, to }))
  return (await ask(`${origin}/api/trpc/availability.search?input=${input}`)).status === 200
}

async function sound(): Promise<boolean> {
  const breaches = (await checkInvariants(sql)).flatMap((result) => result.breaches)
  for (const breach of breaches.slice(0, 10)) console.log(`✗ ${breach}`)
  missed += breaches.length
  return breaches.length === 0
}

function tell<F extends Partial<Figures>>(title: string, figures: F): F {
  console.log(row(title, figures))
  return figures
}

function atLeast(title: string, ratio: number, aim: number): void {
  if (ratio < aim) missed += 1
  console.log(`| ${title} | ${ratio.toFixed(2)} | ≥ ${aim}${ratio < aim ? ' ✗' : ''} |`)
}

function atMost(title: string, ratio: number, aim: number): void {
  if (ratio > aim) missed += 1
  console.log(`| ${title} | ${ratio.toFixed(2)} | ≤ ${aim}${ratio > aim ? ' ✗' : ''} |`)
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
