import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const oldestPostgres = 15

/** Where packagers put the servers that they keep off the PATH: parent folder and prefix of the version's folder. */
const shelves = [
  ['/usr/lib/postgresql', ''],
  ['/usr', 'pgsql-'],
  ['/opt/homebrew/opt', 'postgresql@'],
  ['/usr/local/opt', 'postgresql@'],
]

/**
 * The newest installed PostgreSQL that is new enough and has PostGIS: the folder of its binaries.
 * @param {Record<string, string | undefined>} env
 */
export function findPostgres(env) {
  const folders = [...(env.PATH ?? '').split(delimiter), ...shelves.flatMap(versionsOn)]
  return folders
    .filter((folder) =>
      ['initdb', 'pg_ctl', 'psql', 'pg_config'].every((tool) => existsSync(join(folder, tool))),
    )
    .map(describe)
    .filter((found) => found.version >= oldestPostgres && existsSync(found.postgis))
    .sort((a, b) => b.version - a.version)[0]?.binaries
}

/** @param {string[]} shelf */
function versionsOn([parent = '', prefix = '']) {
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => join(parent, name, 'bin'))
}

/** @param {string} binaries */
function describe(binaries) {
  const answer = execFileSync(join(binaries, 'pg_config'), ['--version', '--sharedir'], { encoding: 'utf8' })
  const [version = '', share = ''] = answer.trim().split('\n')
  return {
    binaries,
    version: Number(version.match(/\d+/)?.[0]),
    postgis: join(share, 'extension/postgis.control'),
  }
}
