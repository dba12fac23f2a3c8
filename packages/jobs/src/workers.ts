/**
 * The workers. Two loops that need PostgreSQL alone, the relay and the sweeps; and the hand-over to BullMQ, which makes
 * reactions quick while Redis is there. Any number of processes may run; killing them all loses nothing.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import type { Sweep } from '@forecourt/domain/registry'
import { createHandOver } from './hand-over.ts'
import { type Loop, startLoop } from './loop.ts'
import { createOutage } from './outage.ts'
import { namesOf, queueFinder } from './react.ts'
import { type ReactorOptions, startReactor } from './reactor.ts'
import { openConnections } from './redis.ts'
import { createSweeper } from './sweeper.ts'

export type WorkersOptions = Omit<ReactorOptions, 'redis' | 'takeUpAfterMs'> & {
  redisUrl: string
  sweeps: readonly Sweep[]
  takeUpAfterMs?: number
}

export type Workers = {
  /** How long ago the relay's last good pass was, and whether Redis answers. */
  health: () => { relayMs: number; redis: boolean }
  /** Ends after what runs has ended, or after four seconds; what is cut off is done by another worker. */
  stop: () => Promise<void>
}

const relayRestMs = 100
/** The relay wakes the hand-over; this is for what another relay numbered before it died. */
const handOverRestMs = 1000
const sweepRestMs = 250
/** How often everything owed is handed over once more. */
const startOverEveryMs = 60_000
const stopWithinMs = 4000

export function startWorkers(options: WorkersOptions): Workers {
  const { runtime, redisUrl, reactions, sweeps, takeUpAfterMs = 15_000 } = options
  const { sql, log } = runtime
  const redis = openConnections(redisUrl, log)
  const reactor = startReactor({ ...options, redis, takeUpAfterMs })
  const { handOver, startOver } = createHandOver(
    runtime,
    redis.producer,
    reactor.queues,
    queueFinder(reactions),
  )
  const whenRedisAnswers = async (step: () => Promise<void>) => (redis.answers() ? step() : undefined)
  const sweeper = createSweeper(runtime, [
    ...sweeps,
    { name: 'startOver', everyMs: startOverEveryMs, run: () => whenRedisAnswers(startOver) },
  ])

  const loop = (what: string, restMs: number, step: () => Promise<unknown>): Loop => {
    const words = { begins: `${what} fails and is tried again`, ends: `${what} goes on` }
    return startLoop(step, { restMs, outage: createOutage(log, words) })
  }
  const owes = namesOf(reactions)
  let relayedAt = Date.now()
  const handingOver = loop('the hand-over of jobs', handOverRestMs, () => whenRedisAnswers(handOver))
  const relaying = loop('the relay', relayRestMs, async () => {
    const numbered = await relayBatch(sql, owes)
    relayedAt = Date.now()
    if (numbered) handingOver.wake()
    return Boolean(numbered)
  })
  const sweeping = loop('looking for due sweeps', sweepRestMs, sweeper.look)
  redis.producer.on('ready', handingOver.wake)

  async function stop(): Promise<void> {
    const loops = [relaying, handingOver, sweeping].map((one) => one.stop())
    const swept = Promise.all(loops).then(sweeper.settled)
    await Promise.race([Promise.all([swept, reactor.stop()]), delay(stopWithinMs, undefined, { ref: false })])
    redis.close()
  }

  return { health: () => ({ relayMs: Date.now() - relayedAt, redis: redis.answers() }), stop }
}
