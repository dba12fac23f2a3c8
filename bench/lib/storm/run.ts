/**
 * The storm: many clients do everything at once, over several API processes, on a PostgreSQL of its own; half-way an
 * API process is killed, later the database. Then everything that was acknowledged is looked for.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Sql } from '@forecourt/db'
import { startThrowaway } from '../../../scripts/lib/throwaway.mjs'
import { startOwnPostgres } from '../own-servers.ts'
import { staffCookie } from '../staff.ts'
import { checkHistory, tallyHistory } from './check.ts'
import { type Caller, createHistory } from './client.ts'
import { makeFleet } from './fleet.ts'
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
      const storm = await openStorm(sql, stack, options.units)
      const { history } = storm
      const began = performance.now()
      const end = began + options.seconds * 1000
      await Promise.all([
        runClients(storm, options.clients, () => performance.now() < end),
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

/** A fleet, and nobody who has done anything yet. */
export async function openStorm(
  sql: Sql,
  { origins, sandbox }: { origins: readonly string[]; sandbox: string },
  units: number,
): Promise<Storm> {
  const quotes = await makeFleet(sql, units)
  const lapse = async (id: string) => {
    await sql`update bookings set hold_expires_at = now() where id = ${id} and status = 'pending'`
    await sql`update claims set hold_expires_at = now() where booking_id = ${id} and hold_expires_at is not null`
  }
  return {
    history: createHistory(),
    staff: { cookie: await staffCookie(sql, origins[0] ?? ''), origins },
    sandbox,
    quote: (when) => quotes[when].pop(),
    lapse: (id) => lapse(id).catch(() => {}),
    ...{ held: [], confirmed: [], out: [], over: [] },
  }
}

/** So many clients, each of whom does one thing after the other for as long as `goesOn` says. */
export async function runClients(storm: Storm, clients: number, goesOn: () => boolean): Promise<void> {
  const client = async () => {
    const caller: Caller = { cookie: `guest=${randomUUID()}`, origins: storm.staff.origins }
    while (goesOn()) {
      await anyOperation().run(storm, caller)
      await sleep(5)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
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
