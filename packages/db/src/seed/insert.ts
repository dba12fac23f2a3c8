import type { Tx } from '../index.ts'

/** What a row can carry; objects and arrays go into `jsonb` columns. */
export type Value = string | number | boolean | Date | null | object

/** Rows of one statement: large enough that the round trip does not count, small enough to stay in memory. */
const batch = 2000

/**
 * Writes rows into a table in bulk. All rows have the columns of the first one; values of identity columns are
 * kept as given. (COPY through `postgres` would be faster still, but waits for ever when the server refuses a row.)
 */
export async function insertRows<T extends Record<string, Value>>(
  tx: Tx,
  table: string,
  rows: readonly T[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  // While the server works on one batch, the next one is written out.
  let inFlight: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < rows.length; start += batch) {
    const json = JSON.stringify(rows.slice(start, start + batch))
    await inFlight
    inFlight = tx`
      insert into ${tx(table)} (${tx(columns)}) overriding system value
      select ${tx(columns)} from json_populate_recordset(null::${tx(table)}, ${json}::text::json)`.execute()
  }
  await inFlight
}
