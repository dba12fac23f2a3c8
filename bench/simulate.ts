/**
 * `npm run simulate`: a year of demand for twenty branches with forty cars each, through the real engine, beside a
 * count that shares nothing with it. Says how many of the requests that fitted were served, how many customers stood
 * at a counter without a car, and what the fleet did. Ends with an error when an aim is missed.
 *
 *   npm run simulate                          a year, 20 branches, 40 units each
 *   npm run simulate -- --days 60 --seed 7    two months of other customers
 *   npm run simulate -- --no-cascade --turnaround 0   nobody sees to those whose car is late
 *   npm run simulate -- --pinned 10 --blocks  one in ten chooses a car; cars go to the workshop
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { createTemplate } from '@forecourt/db/testing'
import { services } from './lib/env.ts'
import { simulate } from './lib/simulation.ts'
import { aims, print, sum } from './lib/simulation-report.ts'
import type { SimulationOptions, Tally } from './lib/tally.ts'

type Told = { share: number } | { tally: Tally }

if (isMainThread) await main()
else {
  const tell = (told: Told) => parentPort?.postMessage(told)
  tell({ tally: await simulate(workerData as SimulationOptions, (share) => tell({ share })) })
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      days: { type: 'string', default: '365' },
      branches: { type: 'string', default: '20' },
      units: { type: 'string', default: '40' },
      classes: { type: 'string', default: '4' },
      pinned: { type: 'string', default: '0' },
      blocks: { type: 'boolean', default: false },
      demand: { type: 'string', default: '0.95' },
      turnaround: { type: 'string', default: '60' },
      'no-cascade': { type: 'boolean', default: false },
    },
  })
  process.env.TEST_DATABASE_URL = services().adminUrl
  await createTemplate()
  const [branches, units, classes] = [Number(values.branches), Number(values.units), Number(values.classes)]
  // Cars go one way within a region; regions have nothing to do with one another and run side by side.
  const regions = Math.max(1, Math.round(branches / 5))
  const options = Array.from(
    { length: regions },
    (_, n): SimulationOptions => ({
      name: `region${n}`,
      seed: values.seed,
      startsAt: Date.UTC(2026, 0, 5),
      days: Number(values.days),
      branches: Math.floor(branches / regions) + (n < branches % regions ? 1 : 0),
      unitsOfClass: Math.max(1, Math.round(units / classes)),
      classes,
      turnaroundMinutes: Number(values.turnaround),
      demand: Number(values.demand),
      pinned: Number(values.pinned) / 100,
      blocks: values.blocks,
      cascade: !values['no-cascade'],
    }),
  )
  const began = performance.now()
  const shares = new Map<string, number>()
  let told = -1
  const progress = () => {
    const share = [...shares.values()].reduce((a, b) => a + b, 0) / regions
    const seconds = Math.round((performance.now() - began) / 1000)
    if (seconds === told || !process.stderr.isTTY) return
    told = seconds
    process.stderr.write(`\r${(100 * share).toFixed(1).padStart(5)} % of ${values.days} days, ${seconds} s `)
  }
  const queue = [...options]
  const tallies: Tally[] = []
  const runner = async () => {
    for (let region = queue.shift(); region; region = queue.shift()) {
      const { name } = region
      tallies.push(
        await inWorker(region, (share) => {
          shares.set(name, share)
          progress()
        }),
      )
    }
  }
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, runner))
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const total = sum(tallies)
  print(total, {
    ...values,
    cascade: !values['no-cascade'],
    seconds: Math.round((performance.now() - began) / 1000),
  })
  const missed = aims(total, { pinnedOrBlocked: values.pinned !== '0' || values.blocks })
  for (const aim of missed) console.log(`✗ ${aim}`)
  if (missed.length === 0) console.log('✓ every aim met')
  process.exit(missed.length === 0 ? 0 : 1)
}

function inWorker(options: SimulationOptions, tell: (share: number) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: options })
    worker.on('message', (told: Told) => {
      if ('share' in told) tell(told.share)
      else resolve(told.tally)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A region ended with exit code ${code}.`)))
  })
}
