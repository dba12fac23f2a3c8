import { readdir, writeFile } from 'node:fs/promises'
import { requireDatabaseUrl } from './env.ts'
import type { Sql } from './index.ts'
import { connect } from './index.ts'

/** How PostgreSQL's types arrive in Node (see `connect`). Ranges and geography are read through functions. */
const typescript: Record<string, string> = {
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  timestamptz: 'Date',
  date: 'Date',
  bytea: 'Buffer',
  jsonb: 'JSONValue',
  text: 'string',
  citext: 'string',
  bpchar: 'string',
  uuid: 'string',
  tstzrange: 'string',
  geography: 'string',
  _text: 'string[]',
}

type Column = {
  table: string
  about: string | null
  name: string
  type: string
  nullable: boolean
  check: string | null
}

const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
const singular = (name: string) =>
  name
    .replace(/ies$/, 'y')
    .replace(/(class|address)es$/, '$1')
    .replace(/branches$/, 'branch')
    .replace(/([^s])s$/, '$1')

/** `check (status in ('a','b'))` on one column becomes the union 'a' | 'b'. */
function unionOf(check: string | null): string | null {
  const list = check?.match(/^CHECK \(\(\(?\w+\)?(?:::text)? = ANY \(ARRAY\[(.+?)\]\)\)\)$/)?.[1]
  const values = list?.match(/'[^']+'/g)
  return values ? values.join(' | ') : null
}

/**
 * The row types of each context, read from a migrated database: file name → source text.
 * The first word of each table's comment names the context that owns it.
 */
export async function rowTypes(sql: Sql): Promise<Map<string, string>> {
  const columns = await sql<Column[]>`
    select c.relname as table, obj_description(c.oid) as about, a.attname as name, t.typname as type,
           not a.attnotnull as nullable,
           (select pg_get_constraintdef(k.oid) from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
              and pg_get_constraintdef(k.oid) like '%ARRAY%' limit 1) as check
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.oid, a.attnum`
  const contexts = new Map<string, Map<string, Column[]>>()
  for (const column of columns) {
    const context = column.about?.match(/^(\w+):/)?.[1]
    if (!context)
      throw new Error(`Table ${column.table} has no comment that begins with its context, like 'booking: …'.`)
    const tables = contexts.get(context) ?? new Map<string, Column[]>()
    tables.set(column.table, [...(tables.get(column.table) ?? []), column])
    contexts.set(context, tables)
  }
  return new Map([...contexts].map(([context, tables]) => [`${context}.ts`, contextSource(context, tables)]))
}

function contextSource(context: string, tables: Map<string, Column[]>): string {
  const body = [...tables].map(([table, columns]) => {
    const fields = columns.map((column) => {
      const type = unionOf(column.check) ?? typescript[column.type]
      if (!type) throw new Error(`No TypeScript type for ${column.type} (${table}.${column.name}).`)
      return `  ${column.name}: ${type}${column.nullable ? ' | null' : ''}\n`
    })
    const about = columns[0]?.about?.replace(/^\w+: /, '') ?? ''
    return `/** ${about.charAt(0).toUpperCase()}${about.slice(1)}. */\nexport type ${pascal(singular(table))}Row = {\n${fields.join('')}}\n`
  })
  const names = [...tables.keys()].map((table) => `'${table}'`).join(', ')
  const json = body.some((text) => text.includes('JSONValue'))
    ? "import type { JSONValue } from 'postgres'\n\n"
    : ''
  return `// Written by \`npm run db:types\` from the migrations; a test fails when it is out of date.\n${json}/** The tables that ${context} owns: nobody else writes them. */\nexport const tables = [${names}] as const\n\n${body.join('\n')}`
}

if (import.meta.main) {
  const sql = connect(requireDatabaseUrl(), { max: 1 })
  const folder = new URL('./schema/', import.meta.url)
  const files = await rowTypes(sql)
  for (const [name, source] of files) await writeFile(new URL(name, folder), source)
  const stale = (await readdir(folder)).filter((name) => !files.has(name))
  console.log(
    `Wrote ${[...files.keys()].join(', ')}.${stale.length > 0 ? ` No longer needed: ${stale.join(', ')}.` : ''}`,
  )
  await sql.end()
}
