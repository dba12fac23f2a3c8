import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { Failure } from './failure.mjs'
import { freePort } from './ports.mjs'
import { lastLines, run, sleep } from './run.mjs'

/** @typedef {import('./place.mjs').Place} Place */

/**
 * A Redis of the checkout's own. PostgreSQL remembers everything, so it keeps nothing on disk.
 * @param {string} password
 * @param {number} port
 * @param {string} home
 */
const configuration = (password, port, home) => `bind 127.0.0.1
port ${port}
requirepass ${password}
dir "${home}"
logfile "${join(home, 'redis.log')}"
pidfile "${join(home, 'redis.pid')}"
daemonize yes
save ""
appendonly no
maxmemory-policy noeviction
`

/**
 * The installed server, if there is one.
 * @param {Record<string, string | undefined>} env
 */
export function findRedis(env) {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
  return folders.map((folder) => join(folder, 'redis-server')).find(isExecutable)
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string} server
 * @param {Place} place
 * @returns {Promise<string>} its address
 */
export async function startRedis(server, place) {
  if (!(await isOurs(place))) {
    const port = await freePort(place.ports.redis)
    const file = join(place.home, 'redis.conf')
    writeFileSync(file, configuration(place.password, port, place.home), { mode: 0o600 })
    place.ports.redis = port
    const started = await run(server, [file])
    if (started.code !== 0 || !(await settles(place, true))) {
      const log = join(place.home, 'redis.log')
      const reason = existsSync(log) ? readFileSync(log, 'utf8') : started.output
      throw new Failure(
        `Redis did not start. Its log (${log}) ends:\n${lastLines(reason, 6)}`,
        'Mend what it complains about, or name a running server: REDIS_URL=redis://… npm start',
      )
    }
  }
  return `redis://:${place.password}@127.0.0.1:${place.ports.redis}`
}

/**
 * @param {string} _server it is asked to stop, not told
 * @param {Place} place
 */
export async function stopRedis(_server, place) {
  if (!(await isOurs(place))) return
  await ask(place, 'SHUTDOWN NOSAVE')
  await settles(place, false)
}

/**
 * @param {Place} place
 * @param {boolean} wanted
 */
async function settles(place, wanted) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await isOurs(place)) === wanted) return true
    await sleep(50)
  }
  return false
}

/**
 * Our password and our folder: another checkout's server is not taken for ours.
 * @param {Place} place
 */
async function isOurs(place) {
  return (await ask(place, 'CONFIG GET dir')).includes(place.home)
}

/**
 * One command in Redis's inline protocol, so that no client is needed before the dependencies are there.
 * @param {Place} place
 * @param {string} command
 * @returns {Promise<string>} all that it answered; empty when nobody is there
 */
function ask(place, command) {
  const port = place.ports.redis
  if (port === undefined) return Promise.resolve('')
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ host: '127.0.0.1', port, timeout: 3_000 })
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.once('connect', () => socket.write(`AUTH ${place.password}\r\n${command}\r\nQUIT\r\n`))
    socket.once('timeout', () => socket.destroy())
    socket.once('error', () => {})
    socket.once('close', () => resolve(answer))
  })
}
