import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, Interrupted } from './failure.mjs'
import { bin, root } from './paths.mjs'
import { lastLines, sleep } from './run.mjs'

/**
 * A long-running process of Forecourt.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} file what Node runs
 * @property {Record<string, string | undefined>} env
 * @property {() => Promise<boolean>} isReady
 */

const patience = { startMs: 60_000, stopMs: 10_000 }

/**
 * Starts the parts, waits until each is ready, and stops them at the end of the context.
 * @param {import('./context.mjs').Context} context
 * @param {Part[]} parts
 * @returns {Promise<Promise<never>[]>} one a part; each fails when its part ends before it was asked to
 */
export async function startParts(context, parts) {
  const running = parts.map((part) => startPart(context, part))
  const ends = running.map((part) => part.ended)
  await Promise.race([Promise.all(parts.map((part) => isReady(part, context.signal))), ...ends])
  return ends
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {Part} part
 */
function startPart(context, part) {
  const log = join(context.data, 'logs', `${part.name}.log`)
  const file = openSync(log, 'w')
  const child = spawn(bin('node'), ['--import', join(root, 'scripts/lib/stop-with-parent.mjs'), part.file], {
    cwd: root,
    env: part.env,
    stdio: ['ignore', file, file, 'ipc'],
    // A group of its own: on Ctrl-C it is we who stop it.
    detached: true,
  })
  closeSync(file)
  let stopping = false
  /** @type {Promise<void>} */
  const exit = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  context.atEnd(async () => {
    stopping = true
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), patience.stopMs)
    await exit
    clearTimeout(killer)
  })
  const ended = exit.then(() => {
    if (stopping || context.signal.aborted) throw new Interrupted()
    const how = child.signalCode
      ? `was ended by ${child.signalCode}`
      : `ended with exit code ${child.exitCode}`
    throw new Failure(
      `${part.name} ${how}. Its log ends:\n${lastLines(readFileSync(log, 'utf8'))}`,
      `The whole log: ${log}`,
    )
  })
  ended.catch(() => {}) // Looked at by whoever races it; never an unhandled rejection.
  return { ended }
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
async function isReady(part, signal) {
  for (const deadline = Date.now() + patience.startMs; Date.now() < deadline; await sleep(100)) {
    if (signal.aborted) throw new Interrupted()
    if (await part.isReady()) return
  }
  throw new Failure(
    `${part.name} did not become ready within ${patience.startMs / 1000} s.`,
    `Look into .data/logs/${part.name}.log`,
  )
}
