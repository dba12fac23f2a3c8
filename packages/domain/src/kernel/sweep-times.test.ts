import { createTestDatabase, type TestDatabase } from '@forecourt/db/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endTurn, keepTurn, takeTurn } from './sweep-times.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await createTestDatabase()
})
afterEach(() => db.drop())

const hour = 3_600_000

/** Lets time pass for the sweeps. */
const pass = (seconds: number) =>
  db.sql`update sweep_times set next_at = next_at - make_interval(secs => ${seconds})`

test('a due sweep is given to one of all who ask', async () => {
  const asked = await Promise.all(Array.from({ length: 8 }, () => takeTurn(db.sql, ['hourly'])))
  expect(asked.filter((name) => name !== null)).toEqual(['hourly'])
})

test('it is due again its interval after it ended', async () => {
  expect(await takeTurn(db.sql, ['hourly'])).toBe('hourly')
  await endTurn(db.sql, 'hourly', { everyMs: hour, error: null })
  await pass(3590)
  expect(await takeTurn(db.sql, ['hourly'])).toBeNull()
  await pass(11)
  expect(await takeTurn(db.sql, ['hourly'])).toBe('hourly')
})

test('one that takes long keeps its turn; one that died is given to another', async () => {
  await takeTurn(db.sql, ['slow'])
  await pass(10)
  await keepTurn(db.sql, 'slow')
  await pass(10)
  expect(await takeTurn(db.sql, ['slow'])).toBeNull()
  await pass(10)
  expect(await takeTurn(db.sql, ['slow'])).toBe('slow')
})

test('turns come one by one, the longest due first', async () => {
  const names = ['first', 'second', 'third']
  for (const name of names) await takeTurn(db.sql, [name])
  for (const [index, name] of names.entries())
    await endTurn(db.sql, name, { everyMs: (index - 3) * 1000, error: null })
  expect(await takeTurn(db.sql, names)).toBe('first')
  expect(await takeTurn(db.sql, names)).toBe('second')
  expect(await takeTurn(db.sql, names)).toBe('third')
  expect(await takeTurn(db.sql, names)).toBeNull()
})
