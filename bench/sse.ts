/**
 * `npm run bench -- sse`: ten thousand browsers follow the live feed of one API process. Says what each costs in
 * memory, how long news takes from the commit to 1, 100 and 1,000 of them, and what becomes of holds meanwhile. Read
 * the ratios: the clients run on the same machine.
 *
 *   npm run bench -- sse --clients 2000   fewer
 *   npm run bench -- sse --size small     few branches, so that each has a crowd
 */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect } from '@forecourt/db'
import { startThrowaway } from '../scripts/lib/throwaway.mjs'
import { openPile, quoteCountry } from './lib/bench-quotes.ts'
import { type Ear, listen } from './lib/ears.ts'
import { services } from './lib/env.ts'
import { postBooking } from './lib/http.ts'
import { type Figures, load, row } from './lib/load.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '8' },
    size: { type: 'string', default: 'full' },
  },
})
const [clients, seconds] = [Number(values.clients), Number(values.seconds)]
const size = values.size === 'small' ? 'small' : 'full'
const rounds = 20
/** Notes of one topic come together for a quarter of a second; the rounds keep out of each other's way. */
const betweenRoundsMs = 400

const stack = await startThrowaway({ ...services(), seed: size, apis: 1, jobs: true })
const sql = connect(stack.databaseUrl, { max: 8 })
const [origin = '', pid = 0] = [stack.origins[0], stack.pids[0]]
let missed = 0
try {
  await quoteCountry(sql, 'bench_quotes', 40_000, 130)
  const branches = (await sql<{ id: string }[]>`select id from branches order by id`).map(({ id }) => id)
  const [one = '', hundred = '', thousand = '', ...others] = branches
  await holds('warming up', 3)
  const alone = await holds('holds, nobody listens')
  const before = megabytes(pid)

  const ears: Ear[] = []
  const crowd = async (count: number, topicOf: (n: number) => string) => {
    const fresh = await listen(origin, count, topicOf)
    ears.push(...fresh)
    return fresh
  }
  const audiences = [
    { many: 1, topic: one, ears: await crowd(1, () => one) },
    { many: 100, topic: hundred, ears: await crowd(Math.min(100, clients), () => hundred) },
    { many: 1000, topic: thousand, ears: await crowd(Math.min(1000, clients), () => thousand) },
  ]
  await crowd(Math.max(0, clients - ears.length), (n) => others[n % others.length] ?? '')
  await sleep(3000)
  const after = megabytes(pid)
  console.log(`\n${ears.length} listeners (${await listeners()} by the API's own count)`)
  console.log(
    `memory of the API: ${before} MB before, ${after} MB with them, ${Math.round(((after - before) * 1024) / ears.length)} KB each`,
  )

  console.log('\n| commit → client | p50 ms | p99 ms | arrived |\n| --- | --- | --- | --- |')
  for (const { many, topic, ears: audience } of audiences) {
    const times: number[] = []
    for (let n = 0; n < rounds; n++) {
      await sql`
        insert into outbox (type, topics, payload, occurred_at) values ('claims.changed', ${[`branch:${topic}`]}, '{}', now())`
      const committed = performance.now()
      const heard = await Promise.all(audience.map((ear) => ear.next(committed)))
      times.push(...heard.filter((at) => at !== null).map((at) => at - committed))
      await sleep(betweenRoundsMs)
    }
    times.sort((a, b) => a - b)
    const at = (share: number) =>
      (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0)
    const expected = rounds * audience.length
    if (times.length < expected) missed += 1
    console.log(`| ${many} of a topic | ${at(0.5)} | ${at(0.99)} | ${times.length} of ${expected} |`)
  }

  await crowded(audiences.at(-1) ?? { many: 0, topic: '', ears: [] })

  console.log('')
  const together = await holds(`holds, ${ears.length} listen`)
  console.log(`\nHolds with listeners ÷ without: ${(together.perSecond / alone.perSecond).toFixed(2)}`)
  for (const ear of ears) ear.stop()
  for (let tries = 0; tries < 50 && (await listeners()) > 0; tries++) await sleep(200)
  const left = await listeners()
  if (left > 0) missed += 1
  console.log(`Listeners after they went: ${left}; memory ${megabytes(pid)} MB`)
} finally {
  await sql.end()
  await stack.stop()
}
process.exit(missed === 0 ? 0 : 1)

/** Many changes in a row, and a thousand who do not read meanwhile: what is told of it, and what it costs to wait for them. */
async function crowded({ topic, ears: audience }: { many: number; topic: string; ears: Ear[] }) {
  const [reader, ...sleepers] = audience
  if (!reader) return
  for (const ear of sleepers) ear.sleep()
  const [notes, memory, began] = [reader.notes(), megabytes(pid), performance.now()]
  const bursts = 100
  const perBurst = 200
  for (let n = 0; n < bursts; n++) {
    await sql`
      insert into outbox (type, topics, payload, occurred_at)
      select 'claims.changed', ${[`branch:${topic}`]}, '{}', now() from generate_series(1, ${perBurst})`
    await sleep(50)
  }
  await sleep(1000)
  const seconds = (performance.now() - began) / 1000
  const grown = megabytes(pid) - memory
  console.log(
    `\n${bursts * perBurst} changes of one topic in ${seconds.toFixed(0)} s came as ${reader.notes() - notes} notes; ` +
      `${sleepers.length} who read nothing meanwhile cost ${grown} MB`,
  )
  const before = sleepers.map((ear) => ear.notes())
  for (const ear of sleepers) ear.wake()
  await sleep(2000)
  const caughtUp = sleepers.filter((ear, n) => ear.notes() > (before[n] ?? 0)).length
  console.log(`${caughtUp} of ${sleepers.length} had caught up two seconds after they woke`)
  if (caughtUp < sleepers.length) missed += 1
}

async function holds(title: string, length = seconds): Promise<Figures> {
  const pile = openPile(sql, 'bench_quotes')
  const figures = await load(16, length, async () => {
    const id = await pile.next()
    return id === null ? null : (await postBooking(origin, id)).status === 201
  })
  console.log(row(title, figures))
  return figures
}

/** What the API itself counts. */
async function listeners(): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^forecourt_live_listeners (\d+)/m.exec(metrics)?.[1] ?? -1)
}

/** The memory that a process has now (Linux), in MB. */
function megabytes(of: number): number {
  const status = readFileSync(`/proc/${of}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
