import { pino } from 'pino'
import { expect, test } from 'vitest'
import { startLoop } from './loop.ts'
import { createOutage } from './outage.ts'

/** A log that keeps its lines. */
function keptLog() {
  const lines: string[] = []
  const log = pino(
    { base: null, timestamp: false },
    { write: (line: string) => lines.push(JSON.parse(line).msg) },
  )
  return { log, lines }
}

test('an outage is told of once, and once more when it is over', () => {
  const { log, lines } = keptLog()
  const outage = createOutage(log, { begins: 'away', ends: 'back' })
  outage.ends()
  for (const attempt of [1, 2, 3]) outage.begins(new Error(`attempt ${attempt}`))
  outage.ends()
  outage.ends()
  outage.begins(new Error('again'))
  expect(lines).toEqual(['away', 'back', 'away'])
})

test('a loop goes on at once while there is more, rests, and is woken', async () => {
  const { log } = keptLog()
  const todo = [true, true, false, false]
  let steps = 0
  const loop = startLoop(async () => todo[steps++], {
    restMs: 3_600_000,
    outage: createOutage(log, { begins: 'away', ends: 'back' }),
  })
  await expect.poll(() => steps).toBe(3)
  loop.wake()
  await expect.poll(() => steps).toBe(4)
  await loop.stop()
  expect(steps).toBe(4)
})

test('a step that fails is told of and tried again', async () => {
  const { log, lines } = keptLog()
  let steps = 0
  const step = async () => {
    steps += 1
    if (steps < 3) throw new Error('not yet')
  }
  const loop = startLoop(step, { restMs: 1, outage: createOutage(log, { begins: 'away', ends: 'back' }) })
  await expect.poll(() => steps, { timeout: 10_000 }).toBeGreaterThan(3)
  await loop.stop()
  expect(lines).toEqual(['away', 'back'])
})
