import { rmSync } from 'node:fs'
import { dockerServer, findDocker } from './docker.mjs'
import { Failure } from './failure.mjs'
import { givenAddress } from './given-address.mjs'
import { giveLease, kept, otherLeases, takeLease, withLock } from './leases.mjs'
import { installPackages, toInstall } from './packages.mjs'
import { sandboxState } from './paths.mjs'
import { openPlace, savePlace } from './place.mjs'
import { startPostgres, stopPostgres } from './postgres.mjs'
import { findPostgres } from './postgres-installed.mjs'
import { findRedis, startRedis, stopRedis } from './redis.mjs'

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {'postgres' | 'redis'} Need
 *
 * @typedef {object} Server one way to have one of the two
 * @property {(place: Place) => Promise<string>} start gives its address
 * @property {(place: Place) => Promise<void>} stop
 * @property {(place: Place) => Promise<void>} remove stops it and takes its data away
 *
 * @typedef {object} Services
 * @property {string} databaseUrl
 * @property {string} redisUrl
 */

/**
 * The variables that name running servers, and the database that is wanted of our own.
 * @type {Record<Place['name'], { postgres: 'DATABASE_URL' | 'TEST_DATABASE_URL', redis: 'REDIS_URL', database: string }>}
 */
const wishes = {
  dev: { postgres: 'DATABASE_URL', redis: 'REDIS_URL', database: 'forecourt' },
  test: { postgres: 'TEST_DATABASE_URL', redis: 'REDIS_URL', database: 'postgres' },
}

/**
 * Finds or starts PostgreSQL with PostGIS and Redis. What was started here is stopped at the end of the context, unless
 * another command of this checkout still uses it.
 * @param {Context} context
 * @param {Place['name']} name
 * @param {string | number} [owner] of the lease; `kept` leaves the servers running
 * @returns {Promise<Services>}
 */
export async function useServices(context, name, owner = process.pid) {
  const wish = wishes[name]
  const given = {
    postgres: await givenAddress(context.env, wish.postgres),
    redis: await givenAddress(context.env, wish.redis),
  }
  const needs = /** @type {Need[]} */ (['postgres', 'redis']).filter((need) => given[need] === undefined)
  const own =
    needs.length === 0 ? {} : await exclusively(context, () => startOwn(context, name, owner, needs))
  return { databaseUrl: given.postgres ?? own.postgres ?? '', redisUrl: given.redis ?? own.redis ?? '' }
}

/**
 * Runs `work` while no other command of this checkout is at such a step.
 * @template T
 * @param {Context} context
 * @param {() => Promise<T>} work
 */
export const exclusively = (context, work) =>
  withLock(
    context.data,
    {
      onWait: (holder) => context.say(`  Waiting for another command of this checkout (process ${holder}) …`),
      signal: context.signal,
    },
    work,
  )

/**
 * @param {Context} context
 * @param {Place['name']} name
 * @param {string | number} owner
 * @param {Need[]} needs
 */
async function startOwn(context, name, owner, needs) {
  const servers = await findServers(context, needs, wishes[name].database)
  const place = openPlace(context.data, name)
  const stopUnused = async () => {
    giveLease(place.home, owner)
    if (otherLeases(place.home).length > 0) return
    for (const server of servers.values()) await server.stop(place)
  }
  takeLease(place.home, owner)
  try {
    /** @type {Partial<Record<Need, string>>} */
    const addresses = {}
    await context.step('PostgreSQL and Redis', async () => {
      for (const [need, server] of servers) addresses[need] = await server.start(place)
    })
    savePlace(context.data, place)
    if (owner !== kept) context.atEnd(() => withLock(context.data, {}, stopUnused))
    return addresses
  } catch (error) {
    await stopUnused()
    throw error
  }
}

/**
 * Throws away the data of `npm start`: the next start makes everything anew.
 * @param {Context} context
 */
export const resetServices = (context) =>
  exclusively(context, async () => {
    if (context.env.DATABASE_URL) {
      throw new Failure(
        '--reset does not touch a database that DATABASE_URL names.',
        'Drop and create it yourself.',
      )
    }
    const place = openPlace(context.data, 'dev')
    const users = otherLeases(place.home)
    if (users.length > 0) {
      throw new Failure(
        `Process ${users.join(', ')} of this checkout is using the data.`,
        'Stop it (Ctrl-C), then reset.',
      )
    }
    for (const server of (await findServers(context, ['postgres', 'redis'], '')).values())
      await server.remove(place)
    rmSync(place.home, { recursive: true, force: true })
    rmSync(sandboxState(context.data), { force: true })
  })

/** How each is run from installed binaries. */
const installed = {
  postgres: { find: findPostgres, start: startPostgres, stop: stopPostgres },
  redis: { find: findRedis, start: startRedis, stop: stopRedis },
}

/**
 * Installed binaries first, then Docker, then the machine's package manager.
 * @param {Context} context
 * @param {Need[]} needs
 * @param {string} database
 * @returns {Promise<Map<Need, Server>>}
 */
async function findServers(context, needs, database) {
  const missing = needs.filter((need) => !installed[need].find(context.env))
  const docker = missing.length > 0 && (await findDocker())
  if (missing.length > 0 && !docker) await installPackages(context, missing)
  return new Map(
    needs.map((need) => {
      if (docker && missing.includes(need)) return [need, dockerServer(need, database)]
      const { find, start, stop } = installed[need]
      const binaries = find(context.env)
      if (!binaries) throw new Failure(`${need} was installed and cannot be found.`, toInstall)
      const end = (/** @type {Place} */ place) => stop(binaries, place)
      return [need, { start: (place) => start(binaries, place, database), stop: end, remove: end }]
    }),
  )
}
