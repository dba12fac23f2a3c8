import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Tx } from '../index.ts'

/** What COPY can carry here; objects and arrays go into `jsonb` columns. */
export type Value = string | number | boolean | Date | null | object

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function field(value: Value | undefined): string {
  if (value === null || value === undefined) return '\\N'
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  return text.replace(/[\\\t\n\r]/g, (sign) => special[sign] ?? sign)
}

function* chunks<T extends Record<string, Value>>(columns: readonly string[], rows: readonly T[]) {
  for (let start = 0; start < rows.length; start += 500) {
    const lines = rows.slice(start, start + 500).map((row) => columns.map((column) => field(row[column])).join('\t'))
    yield `${lines.join('\n')}\n`
  }
}

/**
 * Writes rows into a table with COPY: by far the fastest way in. All rows have the columns of the first one.
 * Values of identity columns are kept as given.
 */
export async function copyRows<T extends Record<string, Value>>(
  tx: Tx,
  table: string,
  rows: readonly T[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const into = await tx`copy ${tx(table)} ${tx(columns)} from stdin`.writable()
  await pipeline(Readable.from(chunks(columns, rows)), into)
}
