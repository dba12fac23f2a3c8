import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowTypes } from './generate-rows.ts'
import type { Tx } from './index.ts'
import { seed } from './seed/index.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await seed(database.sql, { size: 'small', now: new Date() })
})
afterAll(() => database.drop())

const folder = new URL('./schema/', import.meta.url)

test('the row types are those of the migrations', async () => {
  const written = await rowTypes(database.sql)
  expect([...written.keys()].sort()).toEqual((await readdir(folder)).sort())
  for (const [name, source] of written) expect(await readFile(new URL(name, folder), 'utf8')).toBe(source)
})

class Accepted extends Error {}

/** The SQLSTATE with which the database refuses these statements, or `accepted`; undone either way. */
async function refusal(...statements: string[]): Promise<unknown> {
  try {
    await database.sql.begin(async (tx: Tx) => {
      for (const statement of statements) await tx.unsafe(statement)
      await tx`set constraints all immediate`
      throw new Accepted()
    })
  } catch (error) {
    return error instanceof Accepted
      ? 'accepted'
      : error instanceof Error && 'code' in error
        ? error.code
        : error
  }
}

const block = (during: string, from = 'branch_id', to = 'branch_id') => `
  insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
  select id, 'maintenance', ${during}, ${from}, ${to}, now() from units
  where id not in (select unit_id from claims) order by id limit 1`
const entries = (...amounts: number[]) => `
  insert into ledger_entries (transaction_id, account, amount_minor, currency)
  select (select max(id) from ledger_transactions), 'receivable', unnest(array[${amounts}]), 'EUR'`
const june = "'[2031-06-01 10:00+00,2031-06-03 10:00+00)'::tstzrange"

describe('the database refuses', () => {
  test.each<[string, string, string[]]>([
    ['nothing about a claim of its own', 'accepted', [block(june)]],
    [
      'two claims of one unit that overlap',
      '23P01',
      [
        block(june),
        `insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
        select unit_id, kind, '[2031-06-03 09:59+00,2031-06-04 10:00+00)', to_branch_id, to_branch_id, now()
        from claims where during = ${june}`,
      ],
    ],
    [
      'nothing about claims that touch',
      'accepted',
      [
        block(june),
        `insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
        select unit_id, kind, '[2031-06-03 10:00+00,2031-06-04 10:00+00)', to_branch_id, to_branch_id, now()
        from claims where during = ${june}`,
      ],
    ],
    ['a claim of no time', '23514', [block("'[2031-06-01 10:00+00,2031-06-01 10:00+00)'::tstzrange")]],
    ['a closed range', '23514', [block("'[2031-06-01 10:00+00,2031-06-03 10:00+00]'::tstzrange")]],
    [
      'a claim that starts where the unit is not',
      '40001',
      [block(june, '(select max(b.id) from branches b where b.id <> branch_id)')],
    ],
    ['a ledger entry without its counterpart', '23514', [entries(500)]],
    ['nothing about a pair of them', 'accepted', [entries(500, -500)]],
    ['a change of the ledger', '23514', ['update ledger_entries set amount_minor = 1']],
    ['a deletion from the ledger', '23514', ['delete from ledger_transactions']],
    [
      'a quote that is not the sum of its lines',
      '23514',
      ['update quotes set total_minor = total_minor + 1'],
    ],
    [
      'a second booking of one quote',
      '23505',
      [
        `insert into bookings select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'reference', '222222'))).*
       from bookings b limit 1`,
      ],
    ],
    [
      'two payments for one cause',
      '23505',
      [
        `insert into payments (id, booking_id, cause, status, amount_minor, currency, created_at)
       select gen_random_uuid(), booking_id, cause, 'created', 1, 'EUR', now() from payments limit 1`,
      ],
    ],
  ])('%s', async (_, state, statements) => {
    expect(await refusal(...statements)).toBe(state)
  })
})
