import { createTestDatabase, type TestDatabase } from '@forecourt/db/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimDueSweeps } from './sweep-times.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await createTestDatabase()
})
afterEach(() => db.drop())

const hourly = { name: 'hourly', everyMs: 3_600_000 }
const often = { name: 'often', everyMs: 50 }

test('a sweep is given to one of all who ask, once per interval', async () => {
  const asked = await Promise.all(Array.from({ length: 8 }, () => claimDueSweeps(db.sql, [hourly])))
  expect(asked.flat()).toEqual(['hourly'])
  expect(await claimDueSweeps(db.sql, [hourly])).toEqual([])
})

test('it is due again after its interval, and others in the meantime are not touched', async () => {
  expect((await claimDueSweeps(db.sql, [hourly, often])).sort()).toEqual(['hourly', 'often'])
  await expect.poll(() => claimDueSweeps(db.sql, [hourly, often])).toEqual(['often'])
})
