import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startParts } from './parts.mjs'
import { bin, root } from './paths.mjs'
import { freePort } from './ports.mjs'
import { lastLines, run } from './run.mjs'
import { secretsOf } from './secrets.mjs'
import { apiPart, jobsPart, sandboxPart } from './stack.mjs'

/**
 * A whole Forecourt on a database of its own, for browser tests and measurements; nothing of it stays.
 *
 * @typedef {object} Options
 * @property {string} adminUrl a PostgreSQL role that may create databases
 * @property {string} redisUrl
 * @property {'small' | 'full' | 'none'} seed
 * @property {Date} [at] what time it is there when it starts; now, unless given
 * @property {number} [port] of the first API process; the sandbox listens on the next one
 * @property {number} [apis] how many API processes
 * @property {boolean} [jobs] workers too
 * @property {Record<string, string>} [env]
 *
 * @typedef {object} Throwaway
 * @property {string} databaseUrl
 * @property {string[]} origins one an API process
 * @property {string} sandbox
 * @property {number[]} pids of the API processes, in order
 * @property {Record<string, string | undefined>} env
 * @property {(name: string) => string} log the output of a part
 * @property {() => Promise<void>} stop
 */

/**
 * @param {Options} options
 * @returns {Promise<Throwaway>}
 */
export async function startThrowaway(options) {
  const { adminUrl, redisUrl, seed, at = new Date(), apis = 1, jobs = true } = options
  const data = mkdtempSync(join(tmpdir(), 'forecourt-'))
  const name = `forecourt_throwaway_${randomBytes(5).toString('hex')}`
  const databaseUrl = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
  const port = options.port ?? (await freePort(undefined))
  const sandboxPort = await freePort(port + 1)
  const ports = [port]
  while (ports.length < apis) ports.push(await freePort(undefined))
  /** @type {Record<string, string | undefined>} */
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    TEST_DATABASE_URL: adminUrl,
    // A Redis database of its own would need one number for each run; a queue prefix is enough.
    REDIS_URL: redisUrl,
    QUEUE_PREFIX: name,
    STRIPE_SECRET_KEY: 'sk_test_forecourt',
    STRIPE_API_BASE: `http://127.0.0.1:${sandboxPort}`,
    PUBLIC_URL: `http://localhost:${port}`,
    FORECOURT_TEST_CLOCK: '1',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...secretsOf(data),
    ...options.env,
  }
  const parts = [
    sandboxPart(env, sandboxPort, port),
    ...ports.map((at, n) => apiPart(env, at, `api-${n}`)),
    ...(jobs ? [jobsPart(env, await freePort(undefined))] : []),
  ]
  /** @type {import('./parts.mjs').Running | undefined} */
  let running
  const stop = async () => {
    await running?.stop()
    await runNode('scripts/lib/throwaway-database.ts', ['drop', name], env)
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await runNode('scripts/lib/throwaway-database.ts', ['create', name], env)
    await runNode('packages/db/src/migrate.ts', [], env)
    if (seed !== 'none')
      await runNode('packages/db/src/seed/main.ts', ['--size', seed, '--at', at.toISOString()], env)
    running = startParts(parts, join(data, 'logs'))
    await running.ready()
    if (options.at) {
      await setClock(`http://127.0.0.1:${port}/dev/clock`, { set: at })
      await setClock(`http://127.0.0.1:${sandboxPort}/_sandbox/clock`, { now: at })
    }
    const { pidOf, logOf } = running
    return {
      databaseUrl,
      origins: ports.map((at) => `http://localhost:${at}`),
      sandbox: `http://127.0.0.1:${sandboxPort}`,
      pids: ports.map((_, n) => pidOf(`api-${n}`)),
      env,
      log: logOf,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * @param {string} address
 * @param {object} move
 */
async function setClock(address, move) {
  const headers = { 'content-type': 'application/json' }
  const { ok, status } = await fetch(address, { method: 'POST', headers, body: JSON.stringify(move) })
  if (!ok) throw new Error(`${address} answered ${status}: the clock could not be set.`)
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
async function runNode(file, args, env) {
  const { code, output } = await run(bin('node'), [join(root, file), ...args], { env })
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed:\n${lastLines(output)}`)
}
