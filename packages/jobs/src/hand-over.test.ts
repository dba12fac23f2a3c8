import { relayBatch } from '@forecourt/domain/kernel/relay'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHandOver, type HandOver } from './hand-over.ts'
import { openQueues, type Queues } from './queues.ts'
import { createBench } from './testing.ts'

const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'

let bench: Awaited<ReturnType<typeof createBench>>
let redis: Redis
let queues: Queues
let handing: HandOver
beforeEach(async () => {
  bench = await createBench(redisUrl)
  redis = new Redis(redisUrl)
  queues = openQueues(redis, bench.prefix)
  handing = createHandOver(bench.runtime, redis, queues, queueOf)
  await bench.happen('cancelled', 'held')
  await relayBatch(bench.sql, { cancelled: ['refund', 'tell'] })
})
afterEach(async () => {
  await Promise.all(Object.values(queues).map((queue) => queue.close()))
  redis.disconnect()
  await bench.drop()
})

const queueOf = (reaction: string) => (reaction === 'refund' ? 'payments' : 'records')
const jobs = async () => (await Promise.all(Object.values(queues).map((queue) => queue.getJobs()))).flat()
const queued = async () =>
  (await jobs()).map(({ queueName, data }) => `${queueName}: ${data.reaction}`).sort()

test('each owed reaction becomes one job of its queue, however often it is handed over', async () => {
  await Promise.all([handing.handOver(), handing.handOver()])
  await handing.startOver()
  expect(await queued()).toEqual(['payments: refund', 'records: tell'])
})

test('what was handed over is not handed over again, unless it is time to start over', async () => {
  await handing.handOver()
  for (const job of await jobs()) await job.remove()
  await handing.handOver()
  expect(await queued()).toEqual([])
  await handing.startOver()
  expect(await queued()).toEqual(['payments: refund', 'records: tell'])
})

test('a Redis that forgets between the jobs and the mark is given the jobs again', async () => {
  let forgot = 0
  const { payments } = queues
  const addAndForget: typeof payments.addBulk = async (jobs) => {
    const added = await payments.addBulk(jobs)
    if (forgot === 0) forgot = await bench.forgetJobs()
    return added
  }
  const forgetful = new Proxy(payments, {
    get: (target, key) => (key === 'addBulk' ? addAndForget : Reflect.get(target, key)),
  })
  await createHandOver(bench.runtime, redis, { ...queues, payments: forgetful }, queueOf).handOver()
  expect(forgot).toBeGreaterThan(0)
  expect(await queued()).toEqual(['payments: refund', 'records: tell'])
})
