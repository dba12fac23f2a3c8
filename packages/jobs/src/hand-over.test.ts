import { relayBatch } from '@forecourt/domain/kernel/relay'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHandOver, type HandOver, type ReactionJob } from './hand-over.ts'
import { createBench } from './testing.ts'

const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'

let bench: Awaited<ReturnType<typeof createBench>>
let redis: Redis
let queue: Queue<ReactionJob>
let handing: HandOver
beforeEach(async () => {
  bench = await createBench(redisUrl)
  redis = new Redis(redisUrl)
  queue = new Queue<ReactionJob>('events', { connection: redis, prefix: bench.prefix })
  handing = createHandOver(bench.runtime, redis, queue)
  await bench.happen('cancelled', 'held')
  await relayBatch(bench.sql, { cancelled: ['refund', 'tell'] })
})
afterEach(async () => {
  await queue.close()
  redis.disconnect()
  await bench.drop()
})

const queued = async () => (await queue.getJobs()).map((job) => job.data.reaction).sort()

test('each owed reaction becomes one job, however often it is handed over', async () => {
  await Promise.all([handing.handOver(), handing.handOver()])
  await handing.startOver()
  expect(await queued()).toEqual(['refund', 'tell'])
})

test('what was handed over is not handed over again, unless it is time to start over', async () => {
  await handing.handOver()
  for (const job of await queue.getJobs()) await job.remove()
  await handing.handOver()
  expect(await queued()).toEqual([])
  await handing.startOver()
  expect(await queued()).toEqual(['refund', 'tell'])
})

test('a Redis that forgets between the jobs and the mark is given the jobs again', async () => {
  let forgot = 0
  const addAndForget: typeof queue.addBulk = async (jobs) => {
    const added = await queue.addBulk(jobs)
    if (forgot === 0) forgot = await bench.forgetJobs()
    return added
  }
  const forgetful = new Proxy(queue, {
    get: (target, key) => (key === 'addBulk' ? addAndForget : Reflect.get(target, key)),
  })
  await createHandOver(bench.runtime, redis, forgetful).handOver()
  expect(forgot).toBeGreaterThan(0)
  expect(await queued()).toEqual(['refund', 'tell'])
})
