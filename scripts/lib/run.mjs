import { spawn } from 'node:child_process'
import { Interrupted } from './failure.mjs'

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env]
 * @property {string} [cwd]
 * @property {{ uid: number, gid: number }} [as] another account (root only)
 * @property {AbortSignal} [signal] stops the command; without it the command is always left to finish, also on Ctrl-C
 * @property {(chunk: string) => void} [onOutput] sees the output as it comes
 * @property {boolean} [inherit] the command talks to the terminal itself
 *
 * @typedef {{ code: number, output: string }} RunResult code −1: the command does not exist or was killed
 */

/**
 * Runs a command to its end. Never throws for a failing command; throws `Interrupted` when stopped.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const { env = process.env, cwd, as, signal, onOutput, inherit = false } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Interrupted())
    const child = spawn(command, args, {
      env,
      cwd,
      ...as,
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // A group of its own: the terminal's Ctrl-C must not tear down what has to finish.
      detached: !inherit,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
        output += chunk
        onOutput?.(chunk)
      })
    }
    /** @type {NodeJS.Timeout | undefined} */
    let killer
    const stop = () => {
      signalGroup(child, inherit, 'SIGTERM')
      killer = setTimeout(() => signalGroup(child, inherit, 'SIGKILL'), 10_000)
    }
    signal?.addEventListener('abort', stop, { once: true })
    const settle = (/** @type {number} */ code) => {
      signal?.removeEventListener('abort', stop)
      clearTimeout(killer)
      if (signal?.aborted) reject(new Interrupted())
      else resolve({ code, output })
    }
    child.once('error', (error) => {
      output += `${error.message}\n`
      settle(-1)
    })
    child.once('close', (code) => settle(code ?? -1))
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} alone
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, alone, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(alone ? child.pid : -child.pid, signal)
  } catch {
    // It ended between the check and the signal.
  }
}

const stackFrame = /^\s+at /

/**
 * The last lines of an output that say something, for a message.
 * @param {string} text
 * @param {number} [count]
 */
export const lastLines = (text, count = 12) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !stackFrame.test(line))
    .slice(-count)
    .join('\n')

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
