import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { servicesHome } from './paths.mjs'

/**
 * Where one set of private services lives, and what opens them.
 * @typedef {object} Place
 * @property {'dev' | 'test'} name `dev` belongs to `npm start` and its like, `test` to the tests
 * @property {string} id made with the data directory
 * @property {string} password of both servers
 * @property {{ postgres?: number, redis?: number }} ports where they ran last
 * @property {string} home
 */

/**
 * @param {string} data
 * @param {Place['name']} name
 * @returns {Place}
 */
export function openPlace(data, name) {
  const file = stateFile(data, name)
  const home = servicesHome(data, name)
  const saved = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const place = saved ?? {
    name,
    id: randomBytes(6).toString('hex'),
    password: randomBytes(18).toString('hex'),
    ports: {},
  }
  // Servers outside the checkout whose data directory was deleted belong to nobody any more.
  const mark = join(home, 'id')
  if (existsSync(home) && (!existsSync(mark) || readFileSync(mark, 'utf8') !== place.id)) {
    rmSync(home, { recursive: true })
  }
  mkdirSync(home, { recursive: true })
  // The account that runs PostgreSQL has to get there, whatever the umask.
  if (!home.startsWith(data))
    for (const folder of [dirname(home), dirname(dirname(home))]) chmodSync(folder, 0o755)
  writeFileSync(mark, place.id)
  if (!saved) savePlace(data, { ...place, home })
  return { ...place, home }
}

/**
 * Remembers the ports for the next start.
 * @param {string} data
 * @param {Place} place
 */
export function savePlace(data, { home: _, ...place }) {
  writeFileSync(stateFile(data, place.name), `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 })
}

/**
 * @param {string} data
 * @param {string} name
 */
const stateFile = (data, name) => join(data, `${name}-services.json`)
