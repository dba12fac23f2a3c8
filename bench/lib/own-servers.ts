import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, stopPostgres } from '../../scripts/lib/postgres.mjs'
import { findPostgres } from '../../scripts/lib/postgres-installed.mjs'
import { findRedis, startRedis, stopRedis } from '../../scripts/lib/redis.mjs'

const newHome = () => mkdtempSync(join(tmpdir(), 'forecourt-race-'))

const placeAt = (home: string) => ({
  name: 'dev' as const,
  id: randomBytes(6).toString('hex'),
  password: randomBytes(18).toString('hex'),
  ports: {},
  home,
})

/** A Redis of the run's own, to be stopped and emptied; it comes back on the same port, and remembers nothing. */
export async function startOwnRedis() {
  const server = findRedis(process.env)
  if (!server) throw new Error('This needs an installed redis-server: it starts and stops one of its own.')
  const home = newHome()
  const place = placeAt(home)
  const start = () => startRedis(server, place)
  return {
    url: await start(),
    start,
    halt: () => stopRedis(server, place),
    stop: async () => {
      await stopRedis(server, place)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A PostgreSQL that belongs to one run, so that the run may pull its plug. It is as careful with the disk as a real one. */
export async function startOwnPostgres() {
  const binaries = findPostgres(process.env)
  if (!binaries)
    throw new Error('This needs installed PostgreSQL binaries: it starts and stops one of its own.')
  const home = newHome()
  const place = placeAt(home)
  const start = () => startPostgres(binaries, place, 'postgres')
  return {
    url: await start(),
    /** Everything in memory is lost, as when the machine goes down; then it comes back on the same port. */
    crash: async () => {
      await stopPostgres(binaries, place, 'immediate')
      await start()
    },
    stop: async () => {
      await stopPostgres(binaries, place)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
