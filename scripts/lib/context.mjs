import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import * as util from 'node:util'
import { Failure, Interrupted } from './failure.mjs'
import { bin, dataDirectory, root } from './paths.mjs'
import { createProgress } from './progress.mjs'

/**
 * What every command of this folder works with.
 * @typedef {object} Context
 * @property {Record<string, string | undefined>} env the variables given, from the shell and from .env
 * @property {string} data
 * @property {AbortSignal} signal Ctrl-C or SIGTERM arrived
 * @property {(text: string) => void} say
 * @property {<T>(title: string, work: () => Promise<T>) => Promise<T>} step
 * @property {(release: () => Promise<void>) => void} atEnd runs at the end, last one first, however the end comes
 */

/**
 * Runs a command from its first line to its last: releases what it took whatever happens, explains a failure in one
 * message, and ends the process with a code that says how it went (130: interrupted).
 * @param {(context: Context) => Promise<number>} command gives the exit code
 * @param {(text: string) => void} [write] where progress goes
 */
export async function main(command, write = (text) => process.stdout.write(text)) {
  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort())
  onceNpmIsGone(() => interruption.abort())
  // Nobody reads on (`npm start | head`): the end, and not a crash that leaves servers behind.
  process.stdout.on('error', () => interruption.abort())
  const progress = createProgress(write)
  /** @type {(() => Promise<void>)[]} */
  const releases = []
  let code = 0
  try {
    const env = readEnvironment()
    code = await command({
      env,
      data: dataDirectory(env),
      signal: interruption.signal,
      say: progress.say,
      step: progress.step,
      atEnd: (release) => releases.push(release),
    })
  } catch (error) {
    progress.closeLine()
    code = explain(error)
  }
  for (const release of releases.reverse()) {
    await release().catch((error) => {
      code ||= explain(error)
    })
  }
  process.exit(code)
}

/**
 * npm passes a SIGTERM on to the shell between it and us, which dies of it and tells nobody; so does a SIGKILL. Then
 * another process becomes our parent.
 * @param {() => void} then
 */
function onceNpmIsGone(then) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && then(), 500).unref()
}

/**
 * Tells a person what went wrong.
 * @param {unknown} error
 * @returns {number} the exit code that goes with it
 */
export function explain(error) {
  if (error instanceof Interrupted) return 130
  if (error instanceof Failure)
    console.error(`\n✗ ${error.message}\n  ${error.fix.replaceAll('\n', '\n  ')}\n`)
  else console.error(error)
  return 1
}

/** The shell's variables win over those of .env; the tools of the workspace, Node first of all, over the machine's. */
function readEnvironment() {
  // parseEnv came with Node 20.12; without it nothing else here can be relied on either.
  if (!('parseEnv' in util)) {
    throw new Failure(
      `Node ${process.versions.node} is too old.`,
      'Install Node 20.12 or newer, best the newest LTS.',
    )
  }
  const file = join(root, '.env')
  const fromFile = existsSync(file) ? util.parseEnv(readFileSync(file, 'utf8')) : {}
  const PATH = `${dirname(bin('node'))}${delimiter}${process.env.PATH}`
  // An empty variable means "not given".
  const given = Object.entries({ ...fromFile, ...process.env, PATH }).filter(([, value]) => value !== '')
  return Object.fromEntries(given)
}
