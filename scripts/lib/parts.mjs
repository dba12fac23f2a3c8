import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
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
 *
 * @typedef {object} Running
 * @property {Promise<never>} failure comes when a part ends before it was asked to
 * @property {(signal?: AbortSignal) => Promise<void>} ready
 * @property {() => Promise<void>} stop
 * @property {(name: string) => number} pidOf
 * @property {(name: string) => string} logOf
 */

const patience = { startMs: 60_000, stopMs: 10_000 }

/**
 * Starts the parts, all at once; what others speak to comes first in the list.
 * @param {Part[]} parts
 * @param {string} logs the folder of their logs, NAME.log
 * @returns {Running}
 */
export function startParts(parts, logs) {
  mkdirSync(logs, { recursive: true })
  const logFile = (/** @type {string} */ name) => join(logs, `${name}.log`)
  const running = new Map(parts.map((part) => [part.name, startPart(part, logFile(part.name))]))
  const failure = Promise.race([...running.values()].map((part) => part.failure))
  failure.catch(() => {}) // Looked at by whoever races it; never an unhandled rejection.
  return {
    failure,
    ready: async (signal) => {
      await Promise.race([
        Promise.all(parts.map((part) => untilReady(part, logFile(part.name), signal))),
        failure,
      ])
    },
    // The last first: nobody misses what it speaks to while it finishes its work.
    stop: async () => {
      for (const part of [...running.values()].reverse()) await part.stop()
    },
    pidOf: (name) => running.get(name)?.pid ?? 0,
    logOf: (name) => readFileSync(logFile(name), 'utf8'),
  }
}

/**
 * @param {Part} part
 * @param {string} log
 */
function startPart({ name, file, env }, log) {
  const output = openSync(log, 'w')
  const child = spawn(bin('node'), ['--import', join(root, 'scripts/lib/stop-with-parent.mjs'), file], {
    cwd: root,
    env,
    stdio: ['ignore', output, output, 'ipc'],
    // A group of its own: on Ctrl-C it is we who stop it.
    detached: true,
  })
  closeSync(output)
  let stopping = false
  /** @type {Promise<void>} */
  const exit = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  /** @returns {Promise<never>} */
  const watch = async () => {
    await exit
    if (stopping) return new Promise(() => {})
    const { signalCode, exitCode } = child
    const how = signalCode ? `was ended by ${signalCode}` : `ended with exit code ${exitCode}`
    const end = lastLines(readFileSync(log, 'utf8'))
    throw new Failure(`${name} ${how}. Its log ends:\n${end}`, `The whole log: ${log}`)
  }
  const stop = async () => {
    stopping = true
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), patience.stopMs)
    await exit
    clearTimeout(killer)
  }
  return { pid: child.pid, failure: watch(), stop }
}

/**
 * @param {Part} part
 * @param {string} log
 * @param {AbortSignal} [signal]
 */
async function untilReady(part, log, signal) {
  for (const deadline = Date.now() + patience.startMs; Date.now() < deadline; await sleep(100)) {
    if (signal?.aborted) throw new Interrupted()
    if (await part.isReady()) return
  }
  throw new Failure(
    `${part.name} did not become ready within ${patience.startMs / 1000} s.`,
    `Look into ${log}`,
  )
}
