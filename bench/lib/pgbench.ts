import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** pgbench of the newest installed PostgreSQL, or the one on the PATH. */
function findPgbench(): string {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => `${home}/${version}/bin/pgbench`).find(existsSync) ?? 'pgbench'
}

/** Transactions a second of a script, with prepared statements. */
export async function pgbench(
  databaseUrl: string,
  script: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    '2',
    '-T',
    String(seconds),
    '-f',
    script,
    databaseUrl,
  ]
  const { stdout, stderr } = await run(findPgbench(), args)
  const tps = stdout.match(/tps = ([\d.]+)/)?.[1]
  if (tps === undefined) throw new Error(`pgbench said nothing of its speed:\n${stdout}\n${stderr}`)
  return Number(tps)
}
