import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, startParts } from '../../../scripts/lib/parts.mjs'
import { freePort } from '../../../scripts/lib/ports.mjs'
import { jobsPart } from '../../../scripts/lib/stack.mjs'

/** Worker processes that are killed without a word, each replaced by a new one. */
export async function startFleetOfWorkers(env: Record<string, string | undefined>, count: number) {
  const logs = mkdtempSync(join(tmpdir(), 'forecourt-chaos-'))
  let born = 0
  const start = async (): Promise<Running> =>
    startParts([jobsPart(env, await freePort(undefined))], join(logs, String(born++)))
  let living = await Promise.all(Array.from({ length: count }, start))
  await Promise.all(living.map((worker) => worker.ready()))
  return {
    /** Kills the one that has lived longest. */
    kill: async () => {
      const [eldest, ...rest] = living
      if (eldest) process.kill(eldest.pidOf('jobs'), 'SIGKILL')
      living = [...rest, await start()]
    },
    stop: async () => {
      await Promise.all(living.map((worker) => worker.stop()))
      rmSync(logs, { recursive: true, force: true })
    },
  }
}
