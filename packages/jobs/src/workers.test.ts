import { setTimeout as delay } from 'node:timers/promises'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { counting, createBench } from './testing.ts'

let bench: Awaited<ReturnType<typeof createBench>>
beforeEach(async () => {
  bench = await createBench(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
})
afterEach(() => bench.drop())

test('an event starts its reactions, once each, and is settled; others start nothing', async () => {
  const { ran, reaction } = counting('counting')
  bench.start({ wanted: [reaction] })
  await bench.happen('wanted', 'other', 'wanted')
  await expect.poll(() => ran.length).toBe(2)
  await expect.poll(bench.owed).toBe(0)
  expect(new Set(ran).size).toBe(2)
  expect(await bench.numbered()).toBe(3)
})

test('a reaction that fails is tried again; the others of its event are not repeated', async () => {
  const failing = counting('failing', 2)
  const other = counting('other')
  bench.start({ wanted: [failing.reaction, other.reaction] })
  await bench.happen('wanted')
  await expect.poll(() => failing.ran.length, { timeout: 20_000 }).toBe(3)
  await expect.poll(bench.owed).toBe(0)
  expect(other.ran.length).toBe(1)
})

test('events whose relay died before it handed them over are found, and done', async () => {
  const { ran, reaction } = counting('counting')
  await bench.happen('wanted', 'wanted')
  expect(await relayBatch(bench.sql, { wanted: ['counting'] })).toBe(2)
  bench.start({ wanted: [reaction] })
  await expect.poll(() => ran.length).toBe(2)
  await expect.poll(bench.owed).toBe(0)
})

test('several workers share the work, and when one goes the others go on', async () => {
  const { ran, reaction } = counting('counting')
  const first = bench.start({ wanted: [reaction] })
  bench.start({ wanted: [reaction] })
  await bench.happen(...Array<string>(40).fill('wanted'))
  await expect.poll(() => new Set(ran).size).toBe(40)
  await first.stop()
  await bench.happen('wanted')
  await expect.poll(() => new Set(ran).size).toBe(41)
  await expect.poll(bench.owed).toBe(0)
})

test('a sweep runs again and again, by one worker at a time, even when one run fails', async () => {
  let atOnce = 0
  let most = 0
  let runs = 0
  const run = async () => {
    runs += 1
    most = Math.max(most, ++atOnce)
    await delay(300)
    atOnce -= 1
    if (runs === 1) throw new Error('once')
  }
  for (const _ of [1, 2, 3]) bench.start({}, [{ name: 'slow', everyMs: 10, run }])
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(3)
  expect(most).toBe(1)
})

test('stopping lets what runs come to its end', async () => {
  const begun = Promise.withResolvers<void>()
  let ended = 0
  const run = async () => {
    begun.resolve()
    await delay(500)
    ended += 1
  }
  const workers = bench.start({ wanted: [{ name: 'slow', queue: 'records', run }] })
  await bench.happen('wanted')
  await begun.promise
  await workers.stop()
  expect(ended).toBe(1)
  expect(await bench.owed()).toBe(0)
})

test('a provider that does not answer holds up its own queue alone', async () => {
  const answered = Promise.withResolvers<void>()
  const hang = () => answered.promise
  const { ran, reaction } = counting('counting')
  bench.start({ letter: [{ name: 'hang', queue: 'messages', run: hang }], wanted: [reaction] })
  await bench.happen(...Array<string>(20).fill('letter'), 'wanted')
  await expect.poll(() => ran.length).toBe(1)
  expect(await bench.owed()).toBe(20)
  answered.resolve()
  await expect.poll(bench.owed).toBe(0)
})

test('no more of a queue begin within a second than it may, at all workers together', async () => {
  const begun: number[] = []
  const run = async () => {
    begun.push(performance.now())
  }
  const letters = { letter: [{ name: 'send', queue: 'messages', run } as const] }
  for (const _ of [1, 2]) bench.start(letters, [], { messages: 5 })
  await bench.happen(...Array<string>(15).fill('letter'))
  await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(15)
  // Three windows of a second; where in the first one the first began is not known.
  expect((begun.at(-1) ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(1000)
})
