import { expect, test } from 'vitest'
import { rowAfter } from './row-keys.ts'

test('j and k stop at the ends, and the first j enters the list', () => {
  expect(rowAfter('j', -1, 3)).toBe(0)
  expect(rowAfter('j', 2, 3)).toBe(2)
  expect(rowAfter('k', 0, 3)).toBe(0)
  expect(rowAfter('ArrowDown', 0, 3)).toBe(1)
  expect(rowAfter('x', 0, 3)).toBeNull()
  expect(rowAfter('j', -1, 0)).toBeNull()
})
