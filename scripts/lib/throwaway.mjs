import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin, root } from './paths.mjs'
import { answers, freePort } from './ports.mjs'
import { lastLines, run, sleep } from './run.mjs'
import { secretsOf } from './secrets.mjs'

/**
 * A whole Forecourt on a database of its own, for browser tests and measurements; nothing of it stays.
 *
 * @typedef {object} Options
 * @property {string} adminUrl a PostgreSQL role that may create databases
 * @property {string} redisUrl
 * @property {'small' | 'full' | 'none'} seed
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

const node = bin('node')

/**
 * @param {Options} options
 * @returns {Promise<Throwaway>}
 */
export async function startThrowaway(options) {
  const { adminUrl, redisUrl, seed, apis = 1, jobs = true } = options
  const data = mkdtempSync(join(tmpdir(), 'forecourt-'))
  const name = `forecourt_throwaway_${randomBytes(5).toString('hex')}`
  const databaseUrl = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
  const port = options.port ?? (await freePort(undefined))
  const sandboxPort = await freePort(port + 1)
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
  /** @type {Map<string, { child: import('node:child_process').ChildProcess, output: string[] }>} */
  const parts = new Map()
  const start = (
    /** @type {string} */ part,
    /** @type {string} */ file,
    /** @type {Record<string, string>} */ own,
  ) => {
    const child = spawn(node, ['--import', join(root, 'scripts/lib/stop-with-parent.mjs'), file], {
      cwd: root,
      env: { ...env, ...own },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    /** @type {string[]} */
    const output = []
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => output.push(String(chunk)))
    parts.set(part, { child, output })
  }
  const stop = async () => {
    await Promise.all([...parts.values()].map(({ child }) => ended(child)))
    await runNode('scripts/lib/throwaway-database.ts', ['drop', name], env)
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await runNode('scripts/lib/throwaway-database.ts', ['create', name], env)
    await runNode('packages/db/src/migrate.ts', [], env)
    if (seed !== 'none') await runNode('packages/db/src/seed/main.ts', ['--size', seed], env)
    start('stripe-sandbox', 'packages/stripe-sandbox/src/main.ts', {
      SANDBOX_PORT: String(sandboxPort),
      WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/stripe`,
    })
    const ports = [port]
    for (let n = 1; n < apis; n++) ports.push(await freePort(undefined))
    for (const [n, at] of ports.entries()) {
      start(`api-${n}`, 'packages/api/src/main.ts', { PORT: String(at) })
    }
    if (jobs) start('jobs', 'packages/jobs/src/main.ts', {})
    for (const at of [sandboxPort, ...ports]) await untilAnswers(at, parts)
    return {
      databaseUrl,
      origins: ports.map((at) => `http://localhost:${at}`),
      sandbox: `http://127.0.0.1:${sandboxPort}`,
      pids: ports.map((_, n) => parts.get(`api-${n}`)?.child.pid ?? 0),
      env,
      log: (part) => parts.get(part)?.output.join('') ?? '',
      stop,
    }
  } catch (error) {
    for (const { output } of parts.values()) console.error(lastLines(output.join('')))
    await stop()
    throw error
  }
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
async function runNode(file, args, env) {
  const { code, output } = await run(node, [join(root, file), ...args], { env })
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed:\n${lastLines(output)}`)
}

/** @param {import('node:child_process').ChildProcess} child */
async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await exit
  clearTimeout(killer)
}

/**
 * @param {number} port
 * @param {Map<string, { child: import('node:child_process').ChildProcess }>} parts
 */
async function untilAnswers(port, parts) {
  for (let tries = 0; tries < 300; tries++) {
    if (await answers('localhost', port)) return
    for (const [name, { child }] of parts) {
      if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}.`)
    }
    await sleep(100)
  }
  throw new Error(`Nothing answers on port ${port}.`)
}
