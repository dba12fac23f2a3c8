import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { counting, createBench } from './testing.ts'

const patient = { timeout: 40_000 }

let bench: Awaited<ReturnType<typeof createBench>>
beforeEach(async () => {
  bench = await createBench(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
})
afterEach(() => bench.drop())

test('a PostgreSQL that drops its connections again and again, in the middle of everything, loses nothing', async () => {
  const { ran, reaction } = counting('counting')
  bench.start({ wanted: [reaction] })
  let written = 0
  for (let round = 0; round < 8; round++) {
    await bench.happen('wanted', 'wanted', 'wanted').then(
      () => {
        written += 3
      },
      () => {},
    )
    await delay(round * 20)
    await bench.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.catch(() => {})
  }
  expect(written).toBeGreaterThan(0)
  await expect.poll(() => bench.numbered().catch(() => 0), patient).toBeGreaterThanOrEqual(written)
  await expect.poll(() => bench.owed().catch(() => -1), patient).toBe(0)
  expect(new Set(ran).size).toBe(await bench.numbered())
})
