import { readdir, readFile } from 'node:fs/promises'
import { requireDatabaseUrl } from './env.ts'
import { connect, type Sql } from './index.ts'

const folder = new URL('../migrations/', import.meta.url)

/** The files of `migrations/`, in the order in which they run. */
export async function readMigrations(): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })),
  )
}

/**
 * Brings a database up to date: runs each file of `migrations/` once, in order, each in a transaction.
 * Safe to run from several processes at once (advisory lock).
 * @returns the names of the files that ran
 */
export async function migrate(sql: Sql): Promise<string[]> {
  const files = await readMigrations()
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('forecourt migrations'))`
    await tx`create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())`
    await tx`comment on table migrations is 'kernel: which files of migrations/ have run here'`
    const done = new Set((await tx<{ name: string }[]>`select name from migrations`).map((row) => row.name))
    const ran: string[] = []
    for (const { name, text } of files.filter((file) => !done.has(file.name))) {
      await tx.unsafe(text)
      await tx`insert into migrations (name) values (${name})`
      ran.push(name)
    }
    return ran
  })
}

if (import.meta.main) {
  const sql = connect(requireDatabaseUrl(), { max: 1 })
  const ran = await migrate(sql)
  console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`)
  await sql.end()
}
