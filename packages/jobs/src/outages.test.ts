import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { counting, createBench, takeUpAfterMs } from './testing.ts'

const patient = { timeout: 20_000 }

let bench: Awaited<ReturnType<typeof createBench>>
beforeEach(async () => {
  bench = await createBench(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
})
afterEach(() => bench.drop())

test('without Redis events are numbered all the same, and their reactions run when it is back, empty', async () => {
  const { ran, reaction } = counting('counting')
  const workers = bench.start({ wanted: [reaction] })
  await bench.happen('wanted')
  await expect.poll(() => ran.length).toBe(1)
  bench.line.cut()
  await bench.happen('wanted', 'wanted')
  await expect.poll(bench.numbered).toBe(3)
  await expect.poll(() => workers.health().redis).toBe(false)
  expect(await bench.owed()).toBe(2)
  await bench.forgetJobs()
  bench.line.mend()
  await expect.poll(bench.owed, patient).toBe(0)
  expect(ran.length).toBe(3)
})

test('workers start without Redis, and sweep', async () => {
  bench.line.cut()
  let swept = 0
  bench.start({}, [{ name: 'sweeping', everyMs: 10, run: async () => swept++ }])
  await bench.happen('wanted')
  await expect.poll(bench.numbered).toBe(1)
  await expect.poll(() => swept, patient).toBeGreaterThan(1)
})

test('a Redis that is emptied loses nothing: jobs that wait, are tried again or run just then', async () => {
  const failing = counting('failing', 1)
  const running = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  const hold = async () => {
    running.resolve()
    await holding.promise
  }
  bench.start({ first: [failing.reaction], second: [{ name: 'hold', queue: 'records', run: hold }] })
  await bench.happen('first')
  await expect.poll(() => failing.ran.length).toBe(1)
  // Four of these run, the rest waits.
  await bench.happen(...Array<string>(8).fill('second'))
  await running.promise
  expect(await bench.forgetJobs()).toBeGreaterThan(0)
  holding.resolve()
  await expect.poll(bench.owed, patient).toBe(0)
  expect(failing.ran.length).toBe(2)
})

test('a worker that is killed in the middle of a reaction leaves it to another', async () => {
  const { databaseUrl, line, prefix } = bench
  const arguments_ = [databaseUrl, line.url, prefix, String(takeUpAfterMs)]
  const doomed = spawn(process.execPath, ['--input-type=module', '--eval', doomedWorker, ...arguments_], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await bench.happen('wanted')
  await once(doomed.stdout, 'data')
  doomed.kill('SIGKILL')
  const { ran, reaction } = counting('counting')
  bench.start({ wanted: [reaction] })
  await expect.poll(() => ran.length, patient).toBe(1)
  await expect.poll(bench.owed).toBe(0)
})

/** A worker whose reaction never comes to its end. */
const doomedWorker = `
  import { createLog, createRuntime } from '@forecourt/domain/runtime'
  import { startWorkers } from './workers.ts'
  const [databaseUrl, redisUrl, prefix, takeUpAfterMs] = process.argv.slice(1)
  const { runtime } = await createRuntime({
    name: 'doomed',
    log: createLog('doomed', 'silent'),
    env: { DATABASE_URL: databaseUrl, DATABASE_POOL: 4, STRIPE_SECRET_KEY: 'sk_test_none', PORT: 4000 },
  })
  const run = () => {
    console.log('running')
    return new Promise(() => {})
  }
  const reactions = { wanted: [{ name: 'counting', queue: 'records', run }] }
  startWorkers({ runtime, redisUrl, prefix, reactions, sweeps: [], atOnce: 4, perSecond: {}, takeUpAfterMs: Number(takeUpAfterMs) })`
