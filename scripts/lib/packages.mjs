import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { isRoot, root } from './paths.mjs'
import { lastLines, run } from './run.mjs'

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {'postgres' | 'redis' | 'chromium'} Wanted
 */

export const toInstall = `Install PostgreSQL 15 or newer with PostGIS 3, and Redis:
  Debian, Ubuntu   sudo apt-get install postgresql postgresql-15-postgis-3 redis-server
  macOS            brew install postgresql@17 postgis redis
or start Docker, or name running servers: DATABASE_URL=postgres://… REDIS_URL=redis://… npm start`

/**
 * Installs what is missing through apt-get, as root or through sudo.
 * @param {Context} context
 * @param {Wanted[]} wanted
 * @param {string} [instead] what to do where that is not possible
 */
export async function installPackages(context, wanted, instead = toInstall) {
  const names = wanted.map((name) => labels[name]).join(' and ')
  const command = await aptCommand()
  if (!command)
    throw new Failure(`${names} not found, and there is no right to install with apt-get here.`, instead)
  await context.step(`Installing ${names} with apt-get`, async () => {
    const [program = '', ...args] = [...command, 'sh', join(root, 'scripts/lib/apt-install.sh'), ...wanted]
    // No signal: a half-configured package is worse than waiting.
    const done = await run(program, args)
    if (done.code !== 0)
      throw new Failure(`apt-get could not install ${names}:\n${lastLines(done.output, 8)}`, instead)
  })
}

const labels = { postgres: 'PostgreSQL with PostGIS', redis: 'Redis', chromium: 'Chromium' }

/** What to put before a command that needs root; undefined where we may not. */
async function aptCommand() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  if (isRoot) return []
  if ((await run('sudo', ['-n', 'true'])).code === 0) return ['sudo', '-n']
  if (process.stdin.isTTY && (await run('sudo', ['-v'], { inherit: true })).code === 0) return ['sudo', '-n']
  return undefined
}
