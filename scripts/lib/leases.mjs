import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Interrupted } from './failure.mjs'
import { isAlive, sleep } from './run.mjs'

/**
 * Several commands of one checkout share its servers: `npm start`, a benchmark beside it, a second terminal. Each
 * holds a lease, a file named by its process; whoever gives back the last one stops the servers. A lease of a dead
 * process counts for nothing.
 */

/** The lease of `dev-services.mjs`, which outlives its process. */
export const kept = 'kept'

/**
 * @param {string} home
 * @param {string | number} [owner]
 */
export function takeLease(home, owner = process.pid) {
  mkdirSync(join(home, 'leases'), { recursive: true })
  writeFileSync(join(home, 'leases', String(owner)), '')
}

/**
 * @param {string} home
 * @param {string | number} [owner]
 */
export const giveLease = (home, owner = process.pid) =>
  rmSync(join(home, 'leases', String(owner)), { force: true })

/**
 * Who else uses the servers now: process ids, and `kept`.
 * @param {string} home
 */
export function otherLeases(home) {
  mkdirSync(join(home, 'leases'), { recursive: true })
  return readdirSync(join(home, 'leases')).filter(
    (owner) => owner !== String(process.pid) && (owner === kept || isAlive(Number(owner))),
  )
}

/**
 * Runs `work` while no other process of this data directory does.
 * @template T
 * @param {string} directory
 * @param {{ onWait?: (holder: number) => void, signal?: AbortSignal }} waiting `onWait` is told once who is ahead
 * @param {() => Promise<T>} work
 */
export async function withLock(directory, { onWait, signal }, work) {
  const file = join(directory, 'lock')
  for (let told = false; !tryLock(file); await sleep(200)) {
    if (signal?.aborted) throw new Interrupted()
    const holder = lockHolder(file)
    if (holder === undefined) continue
    if (!isAlive(holder)) rmSync(file, { force: true })
    else if (!told) onWait?.(holder)
    told = true
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/**
 * The lock appears together with its holder's process id: a link is made whole or not at all.
 * @param {string} file
 */
function tryLock(file) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, file)
    return true
  } catch {
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** @param {string} file */
function lockHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
