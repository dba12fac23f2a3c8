import { expect, test } from 'vitest'
import { steady } from './steady.ts'

const row = (id: string, status = 'confirmed') => ({ id, status })

test('under a hand nothing moves: values change in place, what left stays, what came waits', () => {
  const seen = [row('a'), row('b'), row('c')]
  const next = [row('new'), row('c'), row('b', 'active')]
  expect(steady(seen, next)).toEqual({
    rows: [
      { row: row('a'), gone: true },
      { row: row('b', 'active'), gone: false },
      { row: row('c'), gone: false },
    ],
    changes: 2,
  })
})

test('without changes there is nothing to sort', () => {
  const seen = [row('a'), row('b')]
  expect(steady(seen, seen).changes).toBe(0)
})
