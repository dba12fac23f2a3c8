import { execFileSync } from 'node:child_process'
import { appendFileSync, chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { isRoot } from './paths.mjs'
import { freePort } from './ports.mjs'
import { lastLines, run } from './run.mjs'

/**
 * A PostgreSQL of the checkout's own: a cluster in the home, on a free port of the loopback, with a generated password.
 * @typedef {import('./place.mjs').Place} Place
 */

const user = 'forecourt'

const settings = {
  listen_addresses: '127.0.0.1',
  // The path below a deep checkout may be too long for a socket; TCP always works.
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Test data is made anew by every run, so nothing waits for the disk. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the cluster, making it first if absent; one that runs already is used as it is.
 * @param {string} binaries
 * @param {Place} place
 * @param {string} database made when absent
 * @returns {Promise<string>} its address
 */
export async function startPostgres(binaries, place, database) {
  const port = (await runningPort(binaries, place)) ?? (await startCluster(binaries, place))
  place.ports.postgres = port
  const exists = await query(binaries, place, `select 1 from pg_database where datname = '${database}'`)
  if (exists.output.trim() !== '1') await query(binaries, place, `create database ${database}`)
  return `postgres://${user}:${place.password}@127.0.0.1:${port}/${database}`
}

/**
 * @param {string} binaries
 * @param {Place} place
 */
async function startCluster(binaries, place) {
  const { cluster, log } = pathsOf(place)
  // Without fsync, a cluster that was not shut down may be damaged.
  if (place.name === 'test' && existsSync(join(cluster, 'postmaster.pid')))
    rmSync(cluster, { recursive: true })
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(binaries, place)
  const port = await freePort(place.ports.postgres)
  const started = await tool(binaries, 'pg_ctl', [
    'start',
    '-w',
    '-D',
    cluster,
    '-l',
    log,
    '-o',
    `-p ${port}`,
  ])
  if (started.code === 0) return port
  const reason = existsSync(log) ? readFileSync(log, 'utf8') : started.output
  throw new Failure(
    `PostgreSQL did not start. Its log (${log}) ends:\n${lastLines(reason, 6)}`,
    'Mend what it complains about, or start from new data: npm start -- --reset',
  )
}

/**
 * @param {string} binaries
 * @param {Place} place
 * @param {'fast' | 'immediate'} [mode] immediate is as good as a crash
 */
export async function stopPostgres(binaries, place, mode = place.name === 'test' ? 'immediate' : 'fast') {
  const { cluster } = pathsOf(place)
  if ((await runningPort(binaries, place)) === undefined) return
  await tool(binaries, 'pg_ctl', ['stop', '-w', '-D', cluster, '-m', mode])
}

/** @param {Place} place */
const pathsOf = ({ home }) => ({ cluster: join(home, 'postgres'), log: join(home, 'postgres.log') })

/**
 * @param {string} binaries
 * @param {Place} place
 */
async function makeCluster(binaries, place) {
  const { cluster } = pathsOf(place)
  rmSync(cluster, { recursive: true, force: true })
  const account = serverAccount()
  if (account) chownSync(place.home, account.uid, account.gid)
  const passwordFile = join(place.home, 'initdb-password')
  writeFileSync(passwordFile, place.password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const made = await tool(binaries, 'initdb', [
    ...['-D', cluster, '-U', user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', `--locale=${locale}`, '--no-instructions', '--no-sync'],
  ])
  rmSync(passwordFile)
  if (made.code !== 0) {
    throw new Failure(
      `initdb could not make a database cluster in ${cluster}:\n${lastLines(made.output, 6)}`,
      'Mend what it complains about, or name a running server: DATABASE_URL=postgres://… npm start',
    )
  }
  const lines = Object.entries({ ...settings, ...(place.name === 'test' ? throwAway : {}) })
  appendFileSync(
    join(cluster, 'postgresql.conf'),
    `\n# Forecourt\n${lines.map(([name, value]) => `${name} = '${value}'\n`).join('')}`,
  )
}

/**
 * The port on which this very cluster answers, if it does. Its process file may be stale, or copied with the checkout;
 * so the server itself is asked, with our password, for the folder it runs on.
 * @param {string} binaries
 * @param {Place} place
 */
async function runningPort(binaries, place) {
  const { cluster } = pathsOf(place)
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [, folder, , line] = readFileSync(file, 'utf8').split('\n')
  // A copied process file would make pg_ctl believe that the other checkout's server is ours.
  if (folder !== cluster) return void rmSync(file)
  const port = Number(line)
  const answer = await query(binaries, place, 'show data_directory', port)
  return answer.code === 0 && answer.output.trim() === cluster ? port : undefined
}

/**
 * @param {string} binaries
 * @param {Place} place
 * @param {string} sql
 */
function query(binaries, place, sql, port = place.ports.postgres) {
  const connection = { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: user, PGDATABASE: 'postgres' }
  const env = { PATH: process.env.PATH, ...connection, PGPASSWORD: place.password, PGCONNECT_TIMEOUT: '5' }
  return run(join(binaries, 'psql'), ['-XAtc', sql], { env })
}

/**
 * Runs a server tool as the account that owns the cluster.
 * @param {string} binaries
 * @param {string} name
 * @param {string[]} args
 */
function tool(binaries, name, args) {
  const account = serverAccount()
  const env = { PATH: process.env.PATH, LC_ALL: 'C' }
  return run(join(binaries, name), args, { cwd: '/', env, ...(account ? { as: account } : {}) })
}

/** Root's clusters run as `postgres`; everybody else's as themselves. */
function serverAccount() {
  if (!isRoot) return undefined
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new Failure(
      'PostgreSQL refuses to run as root, and there is no account "postgres" to run it as.',
      'Make one (useradd --system postgres), or run npm start as an ordinary user.',
    )
  }
}
