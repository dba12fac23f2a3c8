import { expect, it } from 'vitest'
import { tablesIn } from './sql.ts'

/** `r:` read, `w:` written. */
const tables = (sql: string) => tablesIn(sql).map(({ table, writes }) => `${writes ? 'w' : 'r'}:${table}`)

it.each([
  ['select 1 from a join b on true left join lateral c on true', ['r:a', 'r:b', 'r:c']],
  ['select 1 from a x, b as y, (select 1 from c) z, d where x.i in (1, e)', ['r:a', 'r:b', 'r:c', 'r:d']],
  ['insert into a (x) select x from b on conflict do update set x = 1', ['w:a', 'r:b']],
  ['update a set x = 1, y = 2 from b, c', ['w:a', 'r:b', 'r:c']],
  ['delete from only a using b where a.x = b.x', ['w:a', 'r:b']],
  ['merge into a using b on true when matched then delete', ['w:a', 'r:b']],
  ['truncate table a', ['w:a']],
  ['select 1 from a for update of a skip locked', ['r:a']],
  ['select 1 from a for no key update', ['r:a']],
  ['select extract(day from x), substring(x from 2), trim(both from y) from a', ['r:a']],
  ['select 1 from a where x is distinct from y and z is not distinct from q', ['r:a']],
  ['select 1 from unnest(x) u, generate_series(1, 2) g join a using (id)', ['r:a']],
  ['with a as (select 1 from b), c (x) as not materialized (select 2 from a) select 1 from a, c', ['r:b']],
  ['with recursive a as (select 1 from b union all select 1 from a) select 1 from a', ['r:b']],
  ['select \'from a\', "from" from public."b" -- from c\n/* from d */', ['r:b']],
  ['insert into $ values ($, $)', ['w:null']],
  ['SELECT 1 FROM A', ['r:a']],
])('%s', (sql, expected) => {
  expect(tables(sql)).toEqual(expected)
})
