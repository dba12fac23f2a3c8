import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from './failure.mjs'

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** @param {string} name a tool from node_modules/.bin, `node` being the pinned Node 24 */
export const bin = (name) => join(root, 'node_modules/.bin', name)

/** True when we may start servers under other accounts, and may not run PostgreSQL under our own. */
export const isRoot = process.getuid?.() === 0

/**
 * Where this checkout keeps its databases, secrets and logs; made if absent.
 * @param {Record<string, string | undefined>} env
 */
export function dataDirectory(env) {
  const directory = resolve(root, env.FORECOURT_DATA || '.data')
  try {
    mkdirSync(join(directory, 'logs'), { recursive: true })
    accessSync(directory, constants.W_OK)
    return realpathSync(directory)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure(
      `The data directory ${directory} cannot be written (${reason}).`,
      'Make it yours (chown), or name another one: FORECOURT_DATA=/some/where npm start',
    )
  }
}

/**
 * The home of one set of private services. PostgreSQL refuses to run as root, and its own account cannot reach a
 * checkout below /root, so root's clusters live elsewhere, one folder per data directory.
 * @param {string} data
 * @param {string} name 'dev' or 'test'
 */
export function servicesHome(data, name) {
  if (!isRoot) return join(data, name)
  return join('/var/lib/forecourt', createHash('sha256').update(data).digest('hex').slice(0, 12), name)
}

/**
 * What the Stripe sandbox remembers.
 * @param {string} data
 */
export const sandboxState = (data) => join(data, 'stripe-sandbox.json')
