import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'
import { freePort } from './ports.mjs'
import { lastLines, run } from './run.mjs'

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {'postgres' | 'redis'} Need
 */

/** True when `docker compose` and a running engine are there. */
export async function findDocker() {
  const version = await run('docker', ['compose', 'version'])
  if (version.code !== 0) return false
  return (await run('docker', ['info', '--format', '{{.ServerVersion}}'])).code === 0
}

/**
 * @param {Need} need
 * @param {string} database
 * @returns {import('./services.mjs').Server}
 */
export const dockerServer = (need, database) => ({
  start: (place) => start(need, place, database),
  stop: async (place) => {
    await compose(place, ['stop', need])
  },
  remove: async (place) => {
    await compose(place, ['down', '--volumes'])
  },
})

/**
 * Starts one service of docker-compose.yml, in a project of the checkout's own, on a free port of the loopback.
 * @param {Need} need
 * @param {Place} place
 * @param {string} database
 * @returns {Promise<string>} its address
 */
async function start(need, place, database) {
  const port = (await publishedPort(need, place)) ?? (await freePort(place.ports[need]))
  place.ports[need] = port
  const up = await compose(place, ['up', '--detach', '--wait', '--quiet-pull', need])
  if (up.code !== 0) {
    throw new Failure(
      `docker compose could not start ${need}:\n${lastLines(up.output, 6)}`,
      'Mend what it complains about, or install PostgreSQL with PostGIS and Redis on this machine.',
    )
  }
  return need === 'postgres'
    ? `postgres://forecourt:${place.password}@127.0.0.1:${port}/${database}`
    : `redis://127.0.0.1:${port}`
}

/**
 * @param {Need} need
 * @param {Place} place
 */
async function publishedPort(need, place) {
  const inside = need === 'postgres' ? '5432' : '6379'
  const answer = await compose(place, ['port', need, inside])
  const port = answer.output.trim().match(/:(\d+)$/)?.[1]
  return answer.code === 0 && port ? Number(port) : undefined
}

/**
 * @param {Place} place
 * @param {string[]} args
 */
function compose(place, args) {
  const project = `forecourt-${place.name}-${place.id}`
  return run('docker', ['compose', '-p', project, '-f', join(root, 'docker-compose.yml'), ...args], {
    env: {
      ...process.env,
      POSTGRES_PASSWORD: place.password,
      POSTGRES_PORT: String(place.ports.postgres ?? 0),
      REDIS_PORT: String(place.ports.redis ?? 0),
    },
  })
}
