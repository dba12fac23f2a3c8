import type { Runtime } from '@forecourt/domain/kernel'
import { endTurn, keepTurn, keepTurnEveryMs, takeTurn } from '@forecourt/domain/kernel/sweep-times'
import type { Sweep } from '@forecourt/domain/registry'
import { createOutage, type Outage } from './outage.ts'
import { createPending } from './pending.ts'

export type Sweeper = {
  /** Begins the sweep that has been due for longest, if one is: one a look, so that they spread by themselves. */
  look: () => Promise<void>
  /** Resolves when the sweeps that run have ended. */
  settled: () => Promise<unknown>
}

/** A sweep that takes longer than this is told of, in milliseconds. */
const slowMs = 10_000

/** Runs the sweeps when they are due. PostgreSQL says whose turn it is, so Redis is not needed. */
export function createSweeper(runtime: Runtime, sweeps: readonly Sweep[]): Sweeper {
  const { sql, log } = runtime
  const byName = new Map(sweeps.map((sweep) => [sweep.name, { sweep, outage: outageOf(sweep.name) }]))
  const names = [...byName.keys()]
  const pending = createPending()

  function outageOf(sweep: string): Outage {
    return createOutage(log.child({ sweep }), { begins: 'a sweep failed', ends: 'the sweep works again' })
  }

  async function run({ sweep, outage }: { sweep: Sweep; outage: Outage }): Promise<void> {
    const { name, everyMs } = sweep
    const keeping = setInterval(() => keepTurn(sql, name).catch(outage.begins), keepTurnEveryMs)
    const slow = setTimeout(() => log.warn({ sweep: name, slowMs }, 'a sweep takes long'), slowMs)
    let failure: string | null = null
    try {
      await sweep.run(runtime)
      outage.ends()
    } catch (error) {
      failure = String(error).slice(0, 500)
      outage.begins(error)
    } finally {
      clearInterval(keeping)
      clearTimeout(slow)
    }
    // Fails only with the database; then the turn ends by itself.
    await endTurn(sql, name, { everyMs, error: failure }).catch(outage.begins)
  }

  async function look(): Promise<void> {
    const name = await takeTurn(sql, names)
    const due = name === null ? undefined : byName.get(name)
    if (due) pending.track(run(due))
  }

  return { look, settled: pending.settled }
}
