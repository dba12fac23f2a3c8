/**
 * Chaos: customers and staff go on while everything beside them fails, one thing after the other. Then the dust
 * settles, and every book is compared.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Sql } from '@forecourt/db'
import { z } from 'zod'
import { startThrowaway } from '../../../scripts/lib/throwaway.mjs'
import { startOwnPostgres, startOwnRedis } from '../own-servers.ts'
import { checkHistory } from '../storm/check.ts'
import type { Storm } from '../storm/operations.ts'
import { openStorm, runClients } from '../storm/run.ts'
import { type Books, compareBooks } from './books.ts'
import { type Due, settled } from './settled.ts'
import { startFleetOfWorkers } from './workers.ts'

export type ChaosOptions = {
  clients: number
  /** How long each trouble lasts, in seconds. */
  seconds: { calm: number; workers: number; redis: number; postgres: number }
  /** A worker is killed so often, in milliseconds. */
  killEveryMs: number
}

export type ChaosReport = {
  /** What is wrong, a sentence each. */
  wrong: string[]
  requests: number
  books: Books
  due: Due
  sent: number
  holdsWithoutRedis: number
  kills: number
  calls: number
  replays: number
  /** Of them, those whose first answer the sandbox had cut off. */
  replaysAfterCut: number
  /** The longest that an event waited for a relay while workers were killed, in milliseconds. */
  unrelayedMs: number
  settledMs: number
}

/** What goes wrong at the payment provider all the time. */
const faults = [
  { kind: 'webhook_duplicate', rate: 0.3 },
  { kind: 'webhook_reorder', rate: 0.3 },
  { kind: 'webhook_drop', rate: 0.05 },
  { kind: 'webhook_forge', rate: 0.01 },
  { kind: 'error_after_commit', match: 'POST /v1/', rate: 0.02 },
  { kind: 'timeout', match: 'POST /v1/', rate: 0.01, delayMs: 200 },
] as const

export async function runChaos(options: ChaosOptions, tell: (what: string) => void): Promise<ChaosReport> {
  const [postgres, redis] = await Promise.all([startOwnPostgres(), startOwnRedis()])
  try {
    const servers = { adminUrl: postgres.url, redisUrl: redis.url }
    const stack = await startThrowaway({ ...servers, seed: 'none', apis: 2, jobs: false })
    const workers = await startFleetOfWorkers(stack.env, 2)
    const sql = connect(stack.databaseUrl, { max: 4 })
    try {
      const storm = await openStorm(sql, stack, 120)
      for (const fault of faults) await control(stack.sandbox, 'POST', 'faults', { times: null, ...fault })
      let over = false
      const load = runClients(storm, options.clients, () => !over)
      const troubles = { ...options, sql, storm, postgres, redis, workers, tell }
      // Clients whose servers are gone would ask them for ever.
      const { kills, holdsWithoutRedis, unrelayedMs } = await trouble(troubles).finally(() => {
        over = true
      })
      await load
      tell('the load ends; the dust settles')
      await control(stack.sandbox, 'DELETE', 'faults')
      const began = performance.now()
      const due = await settled(sql, stack.origins[0] ?? '')
      const settledMs = Math.round(performance.now() - began)
      const books = await compareBooks(sql, stack.sandbox)
      const state = z
        .object({ keyed_calls: z.number(), replayed_calls: z.number(), replayed_after_cut: z.number() })
        .parse(await (await fetch(`${stack.sandbox}/_sandbox/state`)).json())
      const report = {
        ...{ requests: storm.history.entries.length, books, due, kills, holdsWithoutRedis, settledMs },
        ...{ calls: state.keyed_calls, replays: state.replayed_calls, sent: await messagesSent(sql) },
        ...{ replaysAfterCut: state.replayed_after_cut, unrelayedMs },
      }
      const wrong = [...(await checkHistory(sql, storm.history)), ...verdict(report)]
      const log = wrong.length === 0 ? '' : stack.origins.map((_, n) => stack.log(`api-${n}`)).join('')
      return { ...report, wrong: [...wrong, ...failuresIn(log)] }
    } finally {
      await sql.end({ timeout: 5 })
      await workers.stop()
      await stack.stop()
    }
  } finally {
    await Promise.all([postgres.stop(), redis.stop()])
  }
}

async function control(sandbox: string, method: string, what: string, body?: object): Promise<void> {
  const response = await fetch(`${sandbox}/_sandbox/${what}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`The sandbox refuses ${what}: ${await response.text()}`)
}

type Troubles = ChaosOptions & {
  sql: Sql
  storm: Storm
  postgres: Awaited<ReturnType<typeof startOwnPostgres>>
  redis: Awaited<ReturnType<typeof startOwnRedis>>
  workers: Awaited<ReturnType<typeof startFleetOfWorkers>>
  tell: (what: string) => void
}

/** One trouble after the other. @returns what can be counted only while it lasts */
async function trouble({ sql, storm, postgres, redis, workers, seconds, killEveryMs, tell }: Troubles) {
  const { entries, weather } = storm.history
  const held = () => entries.filter(({ op, outcome }) => op === 'hold' && outcome.kind === 'ok').length
  tell('all is well')
  await sleep(seconds.calm * 1000)

  tell(`workers are killed every ${killEveryMs / 1000} s`)
  const kills = Math.floor((seconds.workers * 1000) / killEveryMs)
  const relay = watchRelay(sql)
  for (let n = 0; n < kills; n++) {
    await workers.kill()
    await sleep(killEveryMs)
  }
  const unrelayedMs = await relay.longestMs()

  tell(`Redis is stopped for ${seconds.redis} s`)
  await redis.halt()
  const before = held()
  await sleep(seconds.redis * 1000)
  const holdsWithoutRedis = held() - before
  await redis.start()
  tell('Redis is back, and empty')
  await sleep(seconds.calm * 1000)

  tell('PostgreSQL is stopped at once')
  weather.outage = true
  await postgres.crash()
  // Pools connect anew within two seconds.
  await sleep(3000)
  weather.outage = false
  await sleep(seconds.postgres * 1000)
  return { kills, holdsWithoutRedis, unrelayedMs }
}

/** Looks at the event that has waited longest for its number, ten times a second. */
function watchRelay(sql: Sql) {
  let watching = true
  let longest = 0
  const watched = (async () => {
    while (watching) {
      const [waits] = await sql<{ ms: number }[]>`
        select coalesce(1000 * extract(epoch from clock_timestamp() - min(occurred_at)), 0)::float8 as ms
        from outbox where seq is null`
      longest = Math.max(longest, waits?.ms ?? 0)
      await sleep(100)
    }
  })()
  return {
    longestMs: async () => {
      watching = false
      await watched
      return Math.round(longest)
    },
  }
}

/** What a connection says that was cut, or came too early. */
const outage = /ECONN|starting up|not yet accepting|shutting down|terminating connection/

/** What the log of an API process has of other errors, for whoever looks for the cause of what is wrong. */
const failuresIn = (log: string): string[] =>
  log.split('\n').filter((line) => line.includes('"level":50') && !outage.test(line))

async function messagesSent(sql: Sql): Promise<number> {
  const [row] = await sql<
    { sent: number }[]
  >`select count(*)::int as sent from notifications where sent_at is not null`
  return row?.sent ?? 0
}

function verdict({ books, due, holdsWithoutRedis }: Omit<ChaosReport, 'wrong'>): string[] {
  const waiting = Object.entries(due).filter(([, count]) => count > 0)
  return [
    ...books.lost.map((what) => `lost: ${what}`),
    ...books.doubled.map((what) => `doubled: ${what}`),
    ...books.orphans.map((what) => `still held at the provider: ${what}`),
    ...(books.forged > 0 ? [`${books.forged} forged events were taken for true`] : []),
    ...waiting.map(([what, count]) => `still due: ${count} ${what}`),
    ...(holdsWithoutRedis === 0 ? ['nothing was booked while Redis was away'] : []),
  ]
}
